import type { Change } from '../change.ts';
import type { Dispatch } from './dispatch.ts';

/** Notes something of an attempt to start a workflow, unless somebody else has meanwhile. */
export const setDispatch = (
  { dispatch }: { readonly dispatch: Dispatch },
  set: Partial<Omit<Dispatch, 'id' | 'revision'>>,
): Change => ({ update: 'dispatches', id: dispatch.id, revision: dispatch.revision, set });

import type { Build } from './build.ts';

/**
 * What a build needs next. *Rest*: nothing, until something is heard or the time to look has come.
 * *Lost*: the process died while a dispatch was being sent; whether it arrived is to be found out.
 */
export type BuildStep = 'make-tag' | 'finish-without-build' | 'send' | 'lost' | 'find' | 'look' | 'rest';

/** The one step that the present state asks for. */
export function nextStep({ candidate, dispatch }: Build): BuildStep {
  if (candidate.tagState === 'refused') return 'rest';
  if (candidate.tagState === 'wanted') return candidate.state === 'building' ? 'make-tag' : 'rest';
  if (dispatch === null) return candidate.state === 'building' ? 'finish-without-build' : 'rest';
  switch (dispatch.state) {
    case 'wanted':
      return 'send';
    case 'sending':
      return 'lost';
    case 'uncertain':
      return 'find';
    case 'running':
      return dispatch.runId === null ? 'find' : 'look';
    // A run can be repeated on GitHub, and what was not known can become known.
    case 'failed':
    case 'errored':
      return dispatch.runId === null ? 'rest' : 'look';
    case 'succeeded':
      return 'rest';
    default:
      return dispatch.state satisfies never;
  }
}

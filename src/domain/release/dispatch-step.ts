import type { Dispatch } from './dispatch.ts';

/**
 * What a dispatch needs next. *Rest*: nothing, until something is heard or the time to look has come.
 * *Lost*: the process died while it was being sent; whether it arrived is to be found out.
 */
export type DispatchStep = 'send' | 'lost' | 'find' | 'look' | 'rest';

/** Longer than a request may take: whoever was sending is not any more. */
export const sendingTakesAtMostMs = 15_000;

const isStale = (sentAt: Date | null, now: Date): boolean =>
  sentAt === null || now.getTime() - sentAt.getTime() >= sendingTakesAtMostMs;

/** The one step that its present state asks for. */
export function dispatchStep(dispatch: Dispatch, now: Date): DispatchStep {
  switch (dispatch.state) {
    case 'wanted':
      // GitHub may have asked for a pause.
      return dispatch.lookAt === null || dispatch.lookAt <= now ? 'send' : 'rest';
    case 'sending':
      return isStale(dispatch.sentAt, now) ? 'lost' : 'rest';
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

import type { Build } from './build.ts';

/**
 * What a build needs next. *Rest*: nothing, until something is heard or the time to look has come.
 * *Lost*: the process died while a dispatch was being sent; whether it arrived is to be found out.
 */
export type BuildStep =
  | 'make-tag'
  | 'finish-without-build'
  | 'send'
  | 'lost'
  | 'find'
  | 'look'
  | 'call-off'
  | 'rest';

/** Longer than a request may take: whoever was sending is not any more. */
export const sendingTakesAtMostMs = 15_000;

const isStale = (sentAt: Date | null, now: Date): boolean =>
  sentAt === null || now.getTime() - sentAt.getTime() >= sendingTakesAtMostMs;

/** The one step that the present state asks for. */
export function nextStep(build: Build): BuildStep {
  const { release, candidate, dispatch, now } = build;
  if (candidate.tagState === 'refused') return 'rest';
  const isBuilding = candidate.state === 'building';
  const isSent = candidate.tagState === 'made' && dispatch !== null && dispatch.state !== 'wanted';
  if (isBuilding && !isSent && release.state !== 'open') return 'call-off';
  // GitHub may have asked for a pause.
  const isParked = dispatch !== null && dispatch.lookAt !== null && dispatch.lookAt > now;
  if (candidate.tagState === 'wanted') return isBuilding && !isParked ? 'make-tag' : 'rest';
  if (dispatch === null) return isBuilding ? 'finish-without-build' : 'rest';
  switch (dispatch.state) {
    case 'wanted':
      return isBuilding && !isParked ? 'send' : 'rest';
    case 'sending':
      return isStale(dispatch.sentAt, now) ? 'lost' : 'rest';
    case 'uncertain':
      return 'find';
    case 'running':
      return dispatch.runId === null ? 'find' : 'look';
    // A run can be repeated on GitHub, and what was not known can become known.
    case 'failed':
    case 'errored':
      if (dispatch.runId !== null) return 'look';
      return dispatch.lookAt === null || isParked ? 'rest' : 'find';
    case 'succeeded':
      return 'rest';
    default:
      return dispatch.state satisfies never;
  }
}

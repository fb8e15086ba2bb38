import type { ReleaseState } from '../release/release.ts';
import { endedPicks, type Pick } from './pick.ts';

/** What a pick needs next. *Rest*: nothing, until something is heard or the time to look has come. */
export type PickStep =
  | 'begin'
  | 'pick-next'
  | 'finish-picking'
  | 'move'
  | 'clean-up'
  | 'open-pull-request'
  | 'look'
  | 'reopen'
  | 'look-again'
  | 'cut'
  | 'give-up'
  | 'rest';

/** The one step that the recorded state asks for. */
export function nextPickStep(pick: Pick, releaseState: ReleaseState, now: Date): PickStep {
  // GitHub may have asked for a pause, or a pull request waits for people.
  if (pick.lookAt !== null && pick.lookAt > now) return 'rest';
  const isTried = pick.state === 'picking' || pick.state === 'moving';
  if (pick.hasScratch && !isTried && pick.state !== 'wanted') return 'clean-up';
  // Word came of a pull request that was closed: somebody may have opened it again.
  if (pick.state === 'closed' && pick.lookAt !== null) return 'look-again';
  if (endedPicks.has(pick.state)) return 'rest';
  // A fix goes back to trunk whatever became of its release.
  if (pick.aim === 'release' && releaseState !== 'open' && pick.state !== 'moving') return 'give-up';
  switch (pick.state) {
    case 'wanted':
      return 'begin';
    case 'picking':
      return pick.made.length < pick.source.commits.length ? 'pick-next' : 'finish-picking';
    case 'moving':
      return 'move';
    case 'conflict':
    case 'protected':
      return 'open-pull-request';
    case 'open':
      return 'look';
    case 'reopening':
      return 'reopen';
    case 'picked':
      return 'cut';
    case 'done':
    case 'present':
    case 'closed':
    case 'failed':
      return 'rest';
    default:
      return pick.state satisfies never;
  }
}

import type { PickAct, PickProblem } from '../../domain/pick/pick.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

const asked = {
  read: 'to show what the pick needs',
  branch: 'to make or move the release branch',
  commit: 'to make the commit',
  move: 'to move the release branch',
  'pull-request': 'to open a pull request',
} as const satisfies Record<PickAct, string>;

/** Why a pick failed, and what clears it. */
export function pickProblemWords(problem: PickProblem): { readonly what: Mrkdwn; readonly next: Mrkdwn } {
  switch (problem.code) {
    case 'refused':
      return {
        what: mrkdwn`GitHub refused ${asked[problem.step]} (${String(problem.status)}).`,
        next:
          problem.status === 403
            ? mrkdwn`Waybill needs to write contents and pull requests, and workflows where the change touches ${code('.github/workflows')}.`
            : mrkdwn`Look at the rules for branches in the repository.`,
      };
    case 'branch-busy':
      return {
        what: mrkdwn`Others moved the release branch ${problem.tries} times meanwhile.`,
        next: mrkdwn`Try again when it is quiet.`,
      };
    case 'branch-gone':
      return {
        what: mrkdwn`The branch ${code(problem.branch)} is gone.`,
        next: mrkdwn`Picking again makes it anew, at the release’s latest candidate.`,
      };
    case 'branch-elsewhere':
      return {
        what: mrkdwn`The branch ${code(problem.branch)} does not have the release’s latest candidate.`,
        next: mrkdwn`Picking again begins another branch, at that candidate.`,
      };
    case 'release-closed':
      return {
        what: mrkdwn`The release was closed meanwhile.`,
        next: mrkdwn`Pick it into an open release.`,
      };
    case 'merged-without-it':
      return {
        what: mrkdwn`Its pull request was merged as it was opened, without what was in conflict.`,
        next: mrkdwn`The conflict has still to be resolved.`,
      };
    default:
      return problem satisfies never;
  }
}

import type { BuildProblem } from '../../domain/release/candidate.ts';
import { code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { shortSha } from '../text/short-sha.ts';

/** Why a build failed or errored, and what somebody can do about it. */
export type ProblemWords = { readonly what: Mrkdwn; readonly next: Mrkdwn };

const repeat = mrkdwn`Then repeat the build.`;

export function problemWords(problem: BuildProblem): ProblemWords {
  switch (problem.code) {
    case 'run-failed':
      return {
        what: failed(problem.conclusion, problem.job),
        next: mrkdwn`Look at the run’s log. Where the commit is at fault, merge the fix and cut a further candidate; else repeat the build.`,
      };
    case 'run-inconclusive':
      return {
        what: mrkdwn`The run ended as ${code(problem.conclusion)}, which is neither success nor failure.`,
        next: mrkdwn`Look at why the workflow did nothing. ${repeat}`,
      };
    case 'dispatch-refused':
      return {
        what: mrkdwn`GitHub refused to start ${code(problem.workflow)} (${{ mrkdwn: String(problem.status) }}).`,
        next: mrkdwn`${code('/release doctor')} checks the workflow, its inputs and the permissions. ${repeat}`,
      };
    case 'tag-refused':
      return {
        what: mrkdwn`GitHub refused to make the tag ${code(problem.tag)} (${{ mrkdwn: String(problem.status) }}).`,
        next: mrkdwn`${code('/release doctor')} checks tag rules and permissions. ${repeat}`,
      };
    case 'tag-taken':
      return {
        what: mrkdwn`The tag ${code(problem.tag)} is there already, at another commit, ${shortSha(problem.otherSha)}.`,
        next: mrkdwn`A tag is never moved. Cut a further candidate.`,
      };
    case 'tag-moved':
      return {
        what:
          problem.otherSha === null
            ? mrkdwn`The tag ${code(problem.tag)} has been removed since it was made.`
            : mrkdwn`The tag ${code(problem.tag)} has been moved to ${shortSha(problem.otherSha)}.`,
        next: mrkdwn`Nothing was built from it. Find out who did that, then cut a further candidate.`,
      };
    case 'branch-in-the-way':
      return {
        what: mrkdwn`A branch is called ${code(problem.branch)} like the tag, and GitHub would have built that: another commit, ${shortSha(problem.otherSha)}.`,
        next: mrkdwn`Nothing was built. Have the branch renamed or deleted. ${repeat}`,
      };
    case 'sha-mismatch':
      return {
        what: mrkdwn`The run worked on another commit, ${shortSha(problem.runSha)}, and was cancelled.`,
        next: mrkdwn`The tag was moved at that moment, or a branch has its name. Find out, then cut a further candidate.`,
      };
    case 'run-unclear':
      return {
        what: mrkdwn`GitHub’s answer was lost, and ${plural(problem.runs, 'run')} of ${code(problem.workflow)} could be ours.`,
        next: mrkdwn`Look at those runs. ${repeat} An input or a run name with ${code('{dispatch}')} makes them tell apart.`,
      };
    case 'never-started':
      return {
        what: mrkdwn`${code(problem.workflow)} never started, after ${plural(problem.attempts, 'attempt')}.`,
        next: mrkdwn`Look at GitHub’s status and at the repository’s Actions settings. ${repeat}`,
      };
    case 'release-closed':
      return {
        what: mrkdwn`The release was ${problem.state} before it was built, so that nothing was.`,
        next: mrkdwn`Cut a new release.`,
      };
    case 'timed-out':
      return {
        what: mrkdwn`The run had not ended after ${plural(problem.minutes, 'minute')}. It may still be going.`,
        next: mrkdwn`See that it ends, or cancel it on GitHub. ${repeat}`,
      };
    default:
      return problem satisfies never;
  }
}

/** Where to look at it; null where there is no run. */
export const problemUrl = (problem: BuildProblem | null): string | null =>
  problem !== null && 'url' in problem ? problem.url : null;

function failed(conclusion: string, job: string | null): Mrkdwn {
  const where = job === null ? nothing : mrkdwn` in the job ${code(job)}`;
  switch (conclusion) {
    case 'cancelled':
      return mrkdwn`The run was cancelled on GitHub.`;
    case 'timed_out':
      return mrkdwn`The run took longer than GitHub allows${where}.`;
    case 'startup_failure':
      return mrkdwn`GitHub could not begin the run: the workflow file may be invalid.`;
    default:
      return mrkdwn`The build failed${where}.`;
  }
}

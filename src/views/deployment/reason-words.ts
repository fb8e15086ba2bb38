import type { DeploymentReason } from '../../domain/deployment/deployment.ts';
import type { WhatFollows } from '../../domain/rollback/automatic/what-follows.ts';
import { mention } from '../text/mention.ts';
import { code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { shortSha } from '../text/short-sha.ts';

/** Why a deployment is where it is, and what somebody can do about it; null where nobody has to. */
export type ReasonWords = { readonly what: Mrkdwn; readonly next: Mrkdwn | null };

type ReasonOf<Code extends DeploymentReason['code']> = Extract<DeploymentReason, { readonly code: Code }>;
type WordsOf = {
  readonly [Code in DeploymentReason['code']]: (reason: ReasonOf<Code>, again: Mrkdwn) => ReasonWords;
};

const attest = mrkdwn`Once you are sure that nothing runs, say so with a reason: until then nothing else is deployed there.`;
const byPeople = mrkdwn`Promote it again, or bring the fix in a further candidate.`;
/** How it goes on, where that is not for people alone. */
const goesOn = {
  'rolls-back': mrkdwn`Waybill looks whether it can roll back by itself.`,
  asks: mrkdwn`Whether it can go back, and to what, is said next.`,
  'is-rollback': mrkdwn`A person can roll back again, or further back.`,
} as const satisfies Record<WhatFollows, Mrkdwn>;

/** The words of every reason; a code without words does not compile. */
const words: WordsOf = {
  'run-failed': ({ conclusion, job }, again) => ({
    what: failed(conclusion, job),
    next: mrkdwn`Look at the run’s log. ${again}`,
  }),
  'run-inconclusive': ({ conclusion }, again) => ({
    what: mrkdwn`The run ended as ${code(conclusion)}, which is neither success nor failure.`,
    next: mrkdwn`Look at what the workflow did and did not do. ${again}`,
  }),
  'run-cancelled': (_, again) => ({ what: mrkdwn`The run was cancelled on GitHub.`, next: again }),
  'dispatch-refused': ({ status, workflow }) => ({
    what: mrkdwn`GitHub refused to start ${code(workflow)} (${{ mrkdwn: String(status) }}).`,
    next: mrkdwn`${code('/release doctor')} checks the workflow, its inputs and the permissions.`,
  }),
  'never-started': ({ workflow }, again) => ({
    what: mrkdwn`${code(workflow)} never started.`,
    next: mrkdwn`Look at GitHub’s status and at the repository’s Actions settings. ${again}`,
  }),
  'run-unclear': ({ runs, workflow }) => ({
    what: mrkdwn`GitHub’s answer was lost, and ${plural(runs, 'run')} of ${code(workflow)} could be ours.`,
    next: mrkdwn`Look at those runs. ${attest}`,
  }),
  'tag-moved': ({ tag, otherSha }) => ({
    what:
      otherSha === null
        ? mrkdwn`The tag ${code(tag)} has been removed since it was made. Nothing was started.`
        : mrkdwn`The tag ${code(tag)} has been moved to ${shortSha(otherSha)}. Nothing was started.`,
    next: mrkdwn`Find out who did that, then cut a further candidate.`,
  }),
  'branch-in-the-way': ({ branch, otherSha }, again) => ({
    what: mrkdwn`A branch is called ${code(branch)} like the tag, and GitHub would have run that: another commit, ${shortSha(otherSha)}. Nothing was started.`,
    next: mrkdwn`Have the branch renamed or deleted. ${again}`,
  }),
  'sha-mismatch': ({ runSha }) => ({
    what: mrkdwn`The run worked on another commit, ${shortSha(runSha)}, and was cancelled.`,
    next: mrkdwn`The tag was moved at that moment, or a branch has its name. Find out what it did. ${attest}`,
  }),
  'timed-out': ({ minutes }) => ({
    what: mrkdwn`It had not ended after ${plural(minutes, 'minute')}, and may still be going.`,
    next: mrkdwn`See that the run ends, or cancel it on GitHub. ${attest}`,
  }),
  'smoke-failed': ({ url, found }, again) => ({
    what: mrkdwn`The smoke check ${code(url, 120)} failed: ${found}.`,
    next: mrkdwn`Look at the environment. ${again}`,
  }),
  'smoke-unclear': ({ url, found }) => ({
    what: mrkdwn`The smoke check ${code(url, 120)} could not tell: ${found}.`,
    next: mrkdwn`A captain looks at the environment, and calls it Healthy or Faulty.`,
  }),
  'called-faulty': ({ by, because }, again) => ({
    what: mrkdwn`${mention(by)} called it faulty: ${because}`,
    next: again,
  }),
  'called-healthy': ({ by }) => ({ what: mrkdwn`${mention(by)} called it healthy.`, next: null }),
  rejected: ({ by, because }) => ({
    what: mrkdwn`${mention(by)} rejected it: ${because}`,
    next: mrkdwn`Answer that, then ask again.`,
  }),
  cancelled: ({ by, because }) => ({
    what: mrkdwn`${mention(by)} cancelled it${because === null ? nothing : mrkdwn`: ${because}`}.`,
    next: null,
  }),
  'rolled-back': ({ by, to }) => ({
    what: mrkdwn`${by === null ? mrkdwn`Waybill` : mention(by)} rolls back to ${to}, which needs its place.`,
    next: null,
  }),
  'candidate-bad': ({ candidate }) => ({ what: mrkdwn`${candidate} is bad.`, next: null }),
  'approval-expired': ({ hours }) => ({
    what: mrkdwn`The approvals that it needs did not come within ${plural(hours, 'hour')}.`,
    next: mrkdwn`Ask again; yeses to the very same case carry over.`,
  }),
  'approvals-too-old': ({ days }) => ({
    what: mrkdwn`It did not start within ${plural(days, 'day')} of its last approval.`,
    next: mrkdwn`Ask again, and have it approved anew.`,
  }),
  superseded: ({ candidate }) => ({ what: mrkdwn`${candidate} took its place.`, next: null }),
  'release-closed': ({ version }) => ({ what: mrkdwn`${version} was closed.`, next: null }),
  'gate-closed': ({ gate }) => ({
    what: mrkdwn`The gate ${code(gate)} no longer holds.`,
    next: mrkdwn`It goes on by itself when the gate holds again. Why? shows what clears it.`,
  }),
  'environment-gone': ({ environment }) => ({
    what: mrkdwn`The project no longer has an environment ${code(environment, 80)}.`,
    next: null,
  }),
  'attested-ended': ({ by, because }, again) => ({
    what: mrkdwn`${mention(by)} saw that nothing runs: ${because}`,
    next: again,
  }),
};

export const reasonWords = (reason: DeploymentReason, follows?: WhatFollows): ReasonWords =>
  say(reason.code, reason, follows === undefined ? byPeople : goesOn[follows]);

/** Generic in the code, so that the compiler sees each function take the reason that is its own. */
const say = <Code extends DeploymentReason['code']>(
  code: Code,
  reason: ReasonOf<Code>,
  again: Mrkdwn,
): ReasonWords => words[code](reason, again);

/** Where to look at it; null where there is no run. */
export const reasonUrl = (reason: DeploymentReason | null): string | null =>
  reason !== null && 'url' in reason && !reason.code.startsWith('smoke') ? reason.url : null;

function failed(conclusion: string, job: string | null): Mrkdwn {
  const where = job === null ? nothing : mrkdwn` in the job ${code(job)}`;
  if (conclusion === 'timed_out') return mrkdwn`The run took longer than GitHub allows${where}.`;
  if (conclusion === 'startup_failure')
    return mrkdwn`GitHub could not begin the run: the workflow file may be invalid.`;
  return mrkdwn`The deployment failed${where}.`;
}

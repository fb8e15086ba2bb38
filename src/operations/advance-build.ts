import { afterFind } from '../domain/build/after-find.ts';
import { afterLook, isKnownEnd } from '../domain/build/after-look.ts';
import { afterSend, beforeSend, type SendResult, startSending } from '../domain/build/after-send.ts';
import { afterTag, type TagResult } from '../domain/build/after-tag.ts';
import { afterTrouble } from '../domain/build/after-trouble.ts';
import { type Build, type DispatchedBuild, endBuild } from '../domain/build/build.ts';
import { calledOff } from '../domain/build/called-off.ts';
import { matchRun } from '../domain/build/match-run.ts';
import { type BuildStep, nextStep } from '../domain/build/next-step.ts';
import type { Decision } from '../domain/change.ts';
import type { CandidateId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { tagMessage } from '../domain/release/tag-message.ts';
import type { GitHub } from '../ports/github.ts';
import type { Store } from '../ports/store.ts';
import type { Clock, Mint } from '../ports.ts';

/** What a build asks of the outside world. */
export type BuildPorts = {
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'dispatchId'>;
  readonly store: Pick<
    Store,
    | 'candidate'
    | 'release'
    | 'project'
    | 'repository'
    | 'latestDispatch'
    | 'takenRuns'
    | 'trailHead'
    | 'commit'
  >;
  readonly github: Pick<
    GitHub,
    | 'tagTarget'
    | 'branchTip'
    | 'createTag'
    | 'dispatchWorkflow'
    | 'runsSince'
    | 'run'
    | 'failingJob'
    | 'cancelRun'
    | 'ownLogin'
  >;
};

/** More steps than any build takes in one go; beyond it something goes round in circles. */
const mostSteps = 12;

/** For a build whose configuration is gone meanwhile. */
const defaultTimeoutMs = 3_600_000;

/**
 * Carries a candidate's build on from wherever it stands: tag, dispatch, run, end. Each step is decided
 * on what is recorded, done, and recorded, so that it can be killed anywhere and called again.
 */
export async function advanceBuild(ports: BuildPorts, candidateId: CandidateId): Promise<void> {
  try {
    await carryOn(ports, candidateId);
  } catch (error) {
    const build = error instanceof IntegrationError ? await readBuild(ports, candidateId) : null;
    if (build === null || !(error instanceof IntegrationError)) throw error;
    const { retryAfterMs, retryable } = error;
    await keep(ports, afterTrouble(build, { retryAfterMs, isRefused: !retryable }));
    // A parked build is woken when it is time; anything else runs again as its queue says.
    const isParked = retryAfterMs !== null && build.dispatch !== null;
    if (!isParked) throw error;
  }
}

async function carryOn(ports: BuildPorts, candidateId: CandidateId): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const build = await readBuild(ports, candidateId);
    if (build === null) return;
    const step = nextStep(build);
    if (step === 'rest') return;
    const repository = await ports.store.repository(build.project.repositoryId);
    if (repository === null) return;
    const went = await take(ports, repository.fullName, build, step);
    if (went === 'stop') return;
  }
}

async function readBuild({ store, clock }: BuildPorts, candidateId: CandidateId): Promise<Build | null> {
  const candidate = await store.candidate(candidateId);
  if (candidate === null) return null;
  const [release, project, dispatch] = await Promise.all([
    store.release(candidate.releaseId),
    store.project(candidate.projectId),
    store.latestDispatch(candidateId),
  ]);
  if (release === null || project === null) return null;
  return { project, release, candidate, dispatch, now: clock.now() };
}

async function take(
  ports: BuildPorts,
  repository: string,
  build: Build,
  step: Exclude<BuildStep, 'rest'>,
): Promise<'on' | 'stop'> {
  if (step === 'call-off') return keep(ports, calledOff(build));
  if (step === 'make-tag') {
    const result = await makeTag(ports, repository, build);
    return keep(ports, afterTag({ ...build, now: ports.clock.now() }, result));
  }
  if (step === 'finish-without-build') return keep(ports, endBuild(build, 'ready'));
  const { dispatch } = build;
  if (dispatch === null) return 'stop';
  const dispatched: DispatchedBuild = { ...build, dispatch };
  switch (step) {
    case 'send':
      return send(ports, repository, dispatched);
    case 'lost':
      return keep(ports, afterSend(dispatched, { kind: 'uncertain' }));
    case 'find':
      return find(ports, repository, dispatched);
    case 'look':
      await look(ports, repository, dispatched);
      return 'stop';
    default:
      return step satisfies never;
  }
}

async function find(ports: BuildPorts, repository: string, build: DispatchedBuild): Promise<'on' | 'stop'> {
  const { dispatch } = build;
  const [runs, ownLogin] = await Promise.all([
    ports.github.runsSince(repository, dispatch.workflow, dispatch.sentAt ?? dispatch.wantedAt),
    ports.github.ownLogin(),
  ]);
  const taken = await ports.store.takenRuns(runs.map(({ runId }) => runId));
  const free = runs.filter(({ runId }) => !taken.has(runId));
  const match = matchRun(dispatch, free, ownLogin);
  const now = ports.clock.now();
  const decision = afterFind({ ...build, now }, match, ports.mint.dispatchId());
  const kept = await keep(ports, decision);
  // After a fruitless search the time to look again has to come first, unless a new attempt is due.
  const isNewAttempt = decision.changes.some((change) => 'insert' in change);
  return match.kind === 'none' && !isNewAttempt ? 'stop' : kept;
}

/** A conflict means that somebody else took this step: what they recorded is carried on by them. */
async function keep({ store }: BuildPorts, decision: Decision): Promise<'on' | 'stop'> {
  return (await store.commit(decision)).kind === 'done' ? 'on' : 'stop';
}

async function makeTag(ports: BuildPorts, repository: string, build: Build): Promise<TagResult> {
  const { github, store, clock } = ports;
  const { tag, sha } = build.candidate;
  const before = await github.tagTarget(repository, tag);
  if (before !== null)
    return before === sha ? { kind: 'stands', anchor: null } : { kind: 'elsewhere', sha: before };

  const anchor = await store.trailHead();
  const message = tagMessage(build, anchor);
  const sent = await github.createTag(repository, { name: tag, sha, message, at: clock.now() });
  if (sent.kind === 'refused' || sent.kind === 'limited') return sent;
  const after = await github.tagTarget(repository, tag);
  if (after === sha) return { kind: 'stands', anchor };
  if (after !== null) return { kind: 'elsewhere', sha: after };
  // It was neither made nor refused: the job runs again.
  throw new IntegrationError({ system: 'github', operation: `make the tag ${tag}`, retryable: true });
}

async function send(ports: BuildPorts, repository: string, build: DispatchedBuild): Promise<'on' | 'stop'> {
  const { github, clock } = ports;
  const { tag } = build.candidate;
  const [tagTarget, branchTip] = await Promise.all([
    github.tagTarget(repository, tag),
    github.branchTip(repository, tag),
  ]);
  const checked = beforeSend(build, { tagTarget, branchTip });
  if (checked !== 'go') return keep(ports, checked);
  if ((await keep(ports, startSending({ ...build, now: clock.now() }))) === 'stop') return 'stop';

  const { workflow, ref, inputs } = build.dispatch;
  const record = async (result: SendResult) => {
    const sending = await readBuild(ports, build.candidate.id);
    if (sending?.dispatch?.id !== build.dispatch.id) return;
    await keep(ports, afterSend({ ...sending, dispatch: sending.dispatch }, result));
  };
  try {
    const sent = await github.dispatchWorkflow(repository, { workflow, ref, inputs });
    await record(sent.kind === 'accepted' ? { kind: 'accepted', run: sent.value } : sent);
  } catch (error) {
    if (error instanceof IntegrationError) await record({ kind: 'not-sent' });
    throw error;
  }
  // The run is looked at when its webhook comes, or when it is time.
  return 'stop';
}

async function look(ports: BuildPorts, repository: string, build: DispatchedBuild): Promise<void> {
  const { github } = ports;
  const { runId } = build.dispatch;
  if (runId === null) return;
  const run = await github.run(repository, runId);
  const hasFailed = run?.status === 'completed' && run.conclusion !== 'success';
  const isNews = hasFailed && !isKnownEnd(build.dispatch, run);
  const failingJob = isNews ? await github.failingJob(repository, runId, run.attempt) : null;
  const timeoutMs = build.project.configuration.build?.timeoutMs ?? defaultTimeoutMs;
  const decision = afterLook({ ...build, now: ports.clock.now() }, { run, failingJob, timeoutMs });
  const kept = await keep(ports, decision);
  const isWrongCommit = run !== null && run.sha !== build.candidate.sha;
  if (kept === 'on' && isWrongCommit && run.status !== 'completed') await github.cancelRun(repository, runId);
}

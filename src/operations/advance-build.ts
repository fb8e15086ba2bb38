import { afterFind } from '../domain/build/after-find.ts';
import { afterLook } from '../domain/build/after-look.ts';
import { afterSend, beforeSend, startSending } from '../domain/build/after-send.ts';
import { afterTag, type TagResult } from '../domain/build/after-tag.ts';
import { type Build, type DispatchedBuild, endBuild } from '../domain/build/build.ts';
import { matchRun } from '../domain/build/match-run.ts';
import { type BuildStep, nextStep } from '../domain/build/next-step.ts';
import type { Decision } from '../domain/change.ts';
import type { CandidateId } from '../domain/ids.ts';
import { tagMessage } from '../domain/release/tag-message.ts';
import type { Ports } from '../ports.ts';

/** More steps than any build takes in one go; beyond it something goes round in circles. */
const mostSteps = 12;

/** For a build whose configuration is gone meanwhile. */
const defaultTimeoutMs = 3_600_000;

/**
 * Carries a candidate's build on from wherever it stands: tag, dispatch, run, end. Each step is decided
 * on what is recorded, done, and recorded, so that it can be killed anywhere and called again.
 */
export async function advanceBuild(ports: Ports, candidateId: CandidateId): Promise<void> {
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

async function readBuild({ store, clock }: Ports, candidateId: CandidateId): Promise<Build | null> {
  const candidate = await store.candidate(candidateId);
  if (candidate === null) return null;
  const [release, project, dispatches] = await Promise.all([
    store.release(candidate.releaseId),
    store.project(candidate.projectId),
    store.dispatchesOf(candidateId),
  ]);
  if (release === null || project === null) return null;
  return { project, release, candidate, dispatch: dispatches.at(-1) ?? null, now: clock.now() };
}

async function take(
  ports: Ports,
  repository: string,
  build: Build,
  step: Exclude<BuildStep, 'rest'>,
): Promise<'on' | 'stop'> {
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
    case 'find': {
      const [runs, ownLogin] = await Promise.all([
        ports.github.runsSince(repository, dispatch.workflow, dispatch.sentAt ?? dispatch.wantedAt),
        ports.github.ownLogin(),
      ]);
      const match = matchRun(dispatch, runs, ownLogin);
      const kept = await keep(ports, afterFind(dispatched, match, ports.mint.dispatchId()));
      return match.kind === 'none' ? nextLookOrOn(ports, build, kept) : kept;
    }
    case 'look':
      await look(ports, repository, dispatched);
      return 'stop';
    default:
      return step satisfies never;
  }
}

/** After a fruitless search the time to look again has to come first, unless a new attempt is due. */
async function nextLookOrOn(ports: Ports, build: Build, kept: 'on' | 'stop'): Promise<'on' | 'stop'> {
  if (kept === 'stop') return 'stop';
  const latest = (await ports.store.dispatchesOf(build.candidate.id)).at(-1);
  return latest?.state === 'wanted' ? 'on' : 'stop';
}

/** A conflict means that somebody else took this step: what they recorded is carried on by them. */
async function keep({ store }: Ports, decision: Decision): Promise<'on' | 'stop'> {
  return (await store.commit(decision)).kind === 'done' ? 'on' : 'stop';
}

async function makeTag(ports: Ports, repository: string, build: Build): Promise<TagResult> {
  const { github, store, clock } = ports;
  const { tag, sha } = build.candidate;
  const before = await github.tagTarget(repository, tag);
  if (before !== null)
    return before === sha ? { kind: 'stands', anchor: null } : { kind: 'elsewhere', sha: before };

  const anchor = await store.trailHead();
  const message = tagMessage(build, anchor);
  const sent = await github.createTag(repository, { name: tag, sha, message, at: clock.now() });
  if (sent.kind === 'refused') return { kind: 'refused', status: sent.status };
  const after = await github.tagTarget(repository, tag);
  if (after === sha) return { kind: 'stands', anchor };
  if (after !== null) return { kind: 'elsewhere', sha: after };
  throw new TagNotThere(tag);
}

/** The tag was neither made nor refused: the job runs again. */
class TagNotThere extends Error {
  constructor(tag: string) {
    super(`the tag ${tag} is not there yet`);
    this.name = 'TagNotThere';
  }
}

async function send(ports: Ports, repository: string, build: DispatchedBuild): Promise<'on' | 'stop'> {
  const { github, store, clock } = ports;
  const checked = beforeSend(build, await github.tagTarget(repository, build.candidate.tag));
  if (checked !== 'go') return keep(ports, checked);
  if ((await keep(ports, startSending({ ...build, now: clock.now() }))) === 'stop') return 'stop';

  const { workflow, ref, inputs } = build.dispatch;
  const sent = await github.dispatchWorkflow(repository, { workflow, ref, inputs });
  const sending = await readBuild(ports, build.candidate.id);
  if (sending?.dispatch?.id !== build.dispatch.id) return 'stop';
  const result = sent.kind === 'accepted' ? ({ kind: 'accepted', run: sent.value } as const) : sent;
  await store.commit(afterSend({ ...sending, dispatch: sending.dispatch, now: clock.now() }, result));
  // The run is looked at when its webhook comes, or when it is time.
  return 'stop';
}

async function look(ports: Ports, repository: string, build: DispatchedBuild): Promise<void> {
  const { github } = ports;
  const { runId } = build.dispatch;
  if (runId === null) return;
  const run = await github.run(repository, runId);
  const hasFailed = run?.status === 'completed' && run.conclusion !== 'success';
  const failingJob = hasFailed ? await github.failingJob(repository, runId, run.attempt) : null;
  const timeoutMs = build.project.configuration.build?.timeoutMs ?? defaultTimeoutMs;
  const decision = afterLook({ ...build, now: ports.clock.now() }, { run, failingJob, timeoutMs });
  if (decision.changes.length === 0) return;
  const kept = await keep(ports, decision);
  const isWrongCommit = run !== null && run.sha !== build.candidate.sha;
  if (kept === 'on' && isWrongCommit && run.status !== 'completed') await github.cancelRun(repository, runId);
}

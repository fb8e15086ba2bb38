import type { Decision } from '../change.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { CandidateId, NoticeId, UserId } from '../ids.ts';
import type { NewEvent } from '../trail/event.ts';
import { type AdvanceGround, advanceFacts, destinationsOf } from './advance-facts.ts';
import { isWished, labelsOf, type Wish } from './audience.ts';
import { noticeChanged } from './change-notice.ts';
import type { Notice, SentKind } from './notice.ts';
import { askedCaptains } from './notice-announcement.ts';
import type { AdvanceFacts, FailureFacts, NoticeFacts, ProofFacts, ReturnFacts } from './notice-facts.ts';
import { mineFactsOf, mineReturned } from './plan-mine.ts';
import { significanceOf } from './significance.ts';
import type { SubscribableKind } from './subscription.ts';

/** A release with everything that its notices depend on. */
export type NoticeGround = Omit<AdvanceGround, 'said'> & {
  readonly notices: readonly Notice[];
  readonly wishes: readonly Wish[];
  /** Deployments of other candidates that took one of this release's out again. */
  readonly rollbacks: readonly (Deployment & { readonly candidate: string })[];
  /** The release's candidates by their id. */
  readonly names: ReadonlyMap<CandidateId, string>;
  /** Evidence, by deployment. */
  readonly proofs: ReadonlyMap<string, Pick<ProofFacts, 'approvers' | 'run' | 'digest' | 'artifactVersion'>>;
  /** Those who want to hear of their own changes, by their login on GitHub in lower case. */
  readonly authors: ReadonlyMap<string, UserId>;
  readonly newId: () => NoticeId;
};

/** What is older is not told any more: nobody waits for word of last week's deployment. */
const oldestMs = 24 * 3_600_000;

/** Every notice that a release should have by now, and does not have yet or not so. */
export function planNotices(ground: NoticeGround): readonly Decision[] {
  return [
    ...advanceNotice(ground),
    ...proofs(ground),
    ...returns(ground),
    ...failures(ground),
    ...mine(ground),
  ];
}

function advanceNotice(ground: NoticeGround): readonly Decision[] {
  const { notices, release, project, now } = ground;
  const before = notices.find(({ kind }) => kind === 'asn');
  if (before === undefined) {
    return isDue(ground) ? [made(ground, 'asn', release.id, advanceFacts({ ...ground, said: null }))] : [];
  }
  if (before.facts.kind !== 'asn' || before.state === 'closed') return [];
  const { expected } = before.facts;
  const present = advanceFacts({ ...ground, said: expected.kind === 'said' ? expected : null });
  // Once it is on its way, or has come to an end, no date is expected any more.
  const facts: AdvanceFacts = isAwaited(present.progress) ? present : { ...present, expected };
  const { movedMs } = project.configuration.announce;
  return noticeChanged(before, facts, significanceOf(before.facts, facts, { movedMs }), now);
}

const isAwaited = ({ kind }: AdvanceFacts['progress']): boolean => kind === 'coming' || kind === 'held-up';

/** A release is announced with its first ready candidate, or with the first request for the last tier. */
function isDue(ground: NoticeGround): boolean {
  const { project, release, candidate, deployments } = ground;
  const destinations = destinationsOf(project).map(({ name }) => name);
  if (release.state !== 'open' || destinations.length === 0) return false;
  if (
    !ground.wishes.some((wish) =>
      isWished(wish, ['asn'], { environments: destinations, at: null, labels: labelsOf(release) }),
    )
  )
    return false;
  if (project.configuration.announce.when === 'ready') {
    return candidate.state === 'ready' && candidate.badSince === null;
  }
  return deployments.some(({ environment }) => destinations.includes(environment));
}

function proofs(ground: NoticeGround): readonly Decision[] {
  const delivered = ground.deployments.filter(
    ({ state, origin, succeededAt }) =>
      state === 'succeeded' && origin !== 'rollback' && isRecent(succeededAt, ground.now),
  );
  return delivered.flatMap((deployment) => {
    if (has(ground, `pod:${deployment.id}`) || !isWaitedFor(ground, deployment, ['pod'])) return [];
    return [made(ground, 'pod', deployment.id, proofFacts(ground, deployment), deployment.environment)];
  });
}

function proofFacts({ release, names, proofs }: NoticeGround, deployment: Deployment): ProofFacts {
  const { environment, candidateId, succeededAt, verifyingAt, policy, verification, shown } = deployment;
  const at = succeededAt ?? deployment.stateAt;
  const evidence = proofs.get(deployment.id);
  return {
    kind: 'pod',
    version: release.version,
    candidate: names.get(candidateId) ?? shown.candidate,
    environment,
    at: at.toISOString(),
    healthyForMs: verifyingAt === null ? 0 : at.getTime() - verifyingAt.getTime(),
    smokeChecks: verification?.smoke.filter(({ state }) => state === 'passed').length ?? 0,
    checks: policy.checks.map(({ name }) => name).slice(0, 10),
    run: evidence?.run ?? null,
    digest: evidence?.digest ?? shown.digest,
    artifactVersion: evidence?.artifactVersion ?? shown.artifactVersion,
    approvers: evidence?.approvers ?? [],
    changes: release.notes.entries.length,
  };
}

/** Word that it went back: for each environment in which somebody was told that it comes, or that it is there. */
function returns(ground: NoticeGround): readonly Decision[] {
  const { release, rollbacks, now } = ground;
  return rollbacks
    .filter(({ succeededAt }) => isRecent(succeededAt, now))
    .flatMap((rollback) => {
      const { environment, id, candidate } = rollback;
      if (has(ground, `returned:${id}`) || !isWaitedFor(ground, rollback, [])) return [];
      const facts: ReturnFacts = {
        kind: 'returned',
        version: release.version,
        environment,
        at: (rollback.succeededAt ?? now).toISOString(),
        back: candidate,
        captain: release.captainId,
      };
      return [made(ground, 'returned', id, facts, environment)];
    });
}

function failures(ground: NoticeGround): readonly Decision[] {
  const { deployments, release, names, now, wishes } = ground;
  return deployments.flatMap((deployment) => {
    const { state, environment, endedAt, id } = deployment;
    if ((state !== 'failed' && state !== 'errored') || !isRecent(endedAt, now)) return [];
    const isAsked = wishes.some((wish) =>
      isWished(wish, ['failure'], { environments: [environment], at: endedAt, labels: labelsOf(release) }),
    );
    if (!isAsked || has(ground, `failure:${id}`)) return [];
    const facts: FailureFacts = {
      kind: 'failure',
      version: release.version,
      candidate: names.get(deployment.candidateId) ?? deployment.shown.candidate,
      environment,
      state,
      reason: deployment.stateReason,
      at: (endedAt ?? now).toISOString(),
      captain: release.captainId,
    };
    return [made(ground, 'failure', id, facts, environment)];
  });
}

function mine(ground: NoticeGround): readonly Decision[] {
  const before = ground.notices.find(({ kind }) => kind === 'mine');
  if (before !== undefined) return [mineReturned(before, ground)].filter((each) => each !== null);
  const facts = mineFactsOf(ground);
  return facts === null ? [] : [made(ground, 'mine', ground.release.id, facts)];
}

const isRecent = (at: Date | null, now: Date): boolean =>
  at !== null && now.getTime() - at.getTime() <= oldestMs;

const has = ({ notices }: NoticeGround, key: string): boolean => notices.some((notice) => notice.key === key);

/** Whether somebody asked for such word of an environment, or has had an earlier word that this one ends. */
function isWaitedFor(
  { project, release, notices, wishes }: NoticeGround,
  { environment, succeededAt }: Pick<Deployment, 'environment' | 'succeededAt'>,
  kinds: readonly SubscribableKind[],
): boolean {
  const isLast = destinationsOf(project).some(({ name }) => name === environment);
  const isAnnounced = notices.some(
    ({ kind, facts }) =>
      (kind === 'asn' && isLast) || (facts.kind === 'pod' && facts.environment === environment),
  );
  const isAsked = wishes.some((wish) =>
    isWished(wish, kinds, { environments: [environment], at: succeededAt, labels: labelsOf(release) }),
  );
  return isAnnounced || isAsked;
}

/** A notice that is on its way, or waits for a person to see it first. */
function made(
  { project, release, now, newId }: NoticeGround,
  kind: SentKind,
  about: string,
  facts: NoticeFacts,
  environment: string | null = null,
): Decision {
  const isHeld = facts.kind === 'asn' && project.configuration.announce.review;
  const notice: Notice = {
    id: newId(),
    key: `${kind}:${about}`,
    projectId: project.id,
    releaseId: release.id,
    kind,
    state: isHeld ? 'held' : 'open',
    facts,
    firstFacts: facts,
    reviewed: null,
    edition: 1,
    toldEdition: 1,
    toldWhat: [],
    addressedAt: null,
    addressedLabels: null,
    lookAt: isHeld ? null : now,
    createdAt: now,
    revision: 1,
  };
  const event: NewEvent = {
    kind: 'notice-made',
    projectId: project.id,
    actor: 'waybill',
    at: now,
    facts: { notice: kind, version: release.version, environment, isHeld },
  };
  return {
    changes: [{ insert: 'notices', row: notice }],
    events: [event],
    effects: [
      ...(isHeld
        ? [
            {
              effect: 'say' as const,
              key: `notice-held:${notice.id}`,
              channelId: project.channelId,
              thread: release.id,
              reach: 'broadcast' as const,
              announcement: {
                kind: 'notice-held' as const,
                noticeId: notice.id,
                version: release.version,
                why: 'review' as const,
                ...askedCaptains(project, release.captainId),
              },
            },
          ]
        : []),
      { effect: 'send-notice', noticeId: notice.id },
    ],
  };
}

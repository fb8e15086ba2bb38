import type { Deployment } from '../deployment/deployment.ts';
import { mergeEdits } from '../notes/merge-edits.ts';
import type { ChangeKind, NoteEntry, ReleaseNotes } from '../notes/release-notes.ts';
import { type EnvironmentConfiguration, lastEnvironments } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { type Expected, expectedIn } from './expected.ts';
import type { AdvanceFacts, EarlyAccess, Progress, ToldChanges } from './notice-facts.ts';

/** What stakeholders hear of, in the order of its weight to them. */
const toldKinds: readonly ChangeKind[] = ['breaking', 'feature', 'fix', 'performance', 'revert'];
const mostOfKind: Readonly<Partial<Record<ChangeKind, number>>> = { breaking: 8, feature: 6 };
const mostOfOthers = 4;
const mostMigrations = 5;
const mostWritten = 30;

/** Everything that an advance notice is made of. */
export type AdvanceGround = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  /** Of all the release's candidates, newest first. */
  readonly deployments: readonly Deployment[];
  /** A date that a person gave; null where the windows speak. */
  readonly said: Extract<Expected, { kind: 'said' }> | null;
  readonly now: Date;
};

/** The environments of the last tier: where the users are. */
export function destinationsOf({
  configuration: { environments },
}: Project): readonly EnvironmentConfiguration[] {
  return lastEnvironments(environments);
}

/** What is coming, as its stakeholders are to read it: no list of commits, and no longer for 1,500 changes than for 15. */
export function advanceFacts(ground: AdvanceGround): AdvanceFacts {
  const { project, release, candidate, deployments } = ground;
  const destinations = destinationsOf(project);
  const names = destinations.map(({ name }) => name);
  // What brings it back after another release went wrong is no news of this one.
  const ours = deployments.filter(
    ({ candidateId, origin }) => candidateId === candidate.id && origin !== 'rollback',
  );
  const there = ours.filter(({ environment }) => names.includes(environment));
  const migrations = ours.find(({ shown }) => shown.migrations !== null)?.shown.migrations ?? null;
  return {
    kind: 'asn',
    version: release.version,
    candidate: candidate.name,
    captain: release.captainId,
    ...toldNotes(release),
    migrations: migrations === null ? null : migrations.slice(0, mostMigrations),
    destinations: names,
    expected: ground.said ?? expectedOf(ground, destinations, ours),
    early: earlyAccess(project, ours),
    progress: progressOf(release, there, names.length),
  };
}

/** A release’s changes as those who use it hear of them, and what a captain wrote in their place. */
export function toldNotes({
  notes,
  editedNotes,
}: Pick<Release, 'notes' | 'editedNotes'>): Pick<AdvanceFacts, 'changes' | 'others' | 'written'> {
  const merged = mergeEdits(notes, editedNotes);
  const written =
    merged.form === 'whole'
      ? merged.text.split('\n')
      : merged.parts.flatMap((part) => (part.source === 'generated' ? [] : part.text.split('\n')));
  const entries = merged.form === 'whole' ? merged.added : leftOf(notes, merged);
  const changes = toldKinds.flatMap((kind): readonly ToldChanges[] => {
    const all = entries.filter((entry) => entry.kind === kind);
    if (all.length === 0) return [];
    const first = all.slice(0, mostOfKind[kind] ?? mostOfOthers).map(told);
    return [{ kind, count: all.length, first }];
  });
  const toldCount = changes.reduce((sum, { count }) => sum + count, 0);
  return {
    changes,
    others: entries.length - toldCount,
    written: written
      .map((line) => line.trim().slice(0, 500))
      .filter((line) => line !== '')
      .slice(0, mostWritten),
  };
}

/** What nobody has written anything in place of. */
function leftOf(
  { entries }: ReleaseNotes,
  merged: Extract<ReturnType<typeof mergeEdits>, { form: 'parts' }>,
): readonly NoteEntry[] {
  const writtenKinds = new Map(
    merged.parts.flatMap((part) => (part.source === 'generated' ? [] : [[part.kind, part.added] as const])),
  );
  return entries.filter(
    (entry) => !writtenKinds.has(entry.kind) || (writtenKinds.get(entry.kind)?.includes(entry) ?? false),
  );
}

const told = ({ title, scope, breaking }: NoteEntry): ToldChanges['first'][number] => ({
  title: title.slice(0, 300),
  ...(scope === undefined ? {} : { scope }),
  ...(breaking === undefined ? {} : { breaking: breaking.slice(0, 600) }),
});

/** Where several environments are last, the one that comes first there. */
function expectedOf(
  { now }: AdvanceGround,
  [destination]: readonly EnvironmentConfiguration[],
  ours: readonly Deployment[],
): Expected {
  if (destination === undefined) return { kind: 'unknown' };
  const verified = ours.find(
    ({ environment, succeededAt }) => succeededAt !== null && destination.after.includes(environment),
  );
  const isAskedFor = ours.some(({ environment }) => environment === destination.name);
  const since = verified?.succeededAt ?? null;
  const soakedAt = since === null ? null : new Date(since.getTime() + destination.soakMs);
  const plan = ours.find(
    ({ environment, plannedAt, state }) =>
      environment === destination.name && plannedAt !== null && (state === 'requested' || state === 'queued'),
  );
  const planned =
    plan === undefined || plan.plannedAt === null || plan.latestStartAt === null
      ? null
      : { at: plan.plannedAt, latest: plan.latestStartAt };
  return expectedIn(destination, { now, soakedAt, isAskedFor, planned });
}

function earlyAccess({ configuration }: Project, ours: readonly Deployment[]): EarlyAccess | null {
  const { early } = configuration.announce;
  if (early === null) return null;
  const there = ours.find(
    ({ environment, succeededAt }) => environment === early.environment && succeededAt !== null,
  );
  const since = there?.succeededAt ?? null;
  return since === null ? null : { ...early, since: since.toISOString() };
}

/** By when it came to each destination first, and before that by the latest deployment there. */
function progressOf(release: Release, there: readonly Deployment[], destinations: number): Progress {
  if (release.state === 'abandoned') {
    return { kind: 'abandoned', by: release.closedBy, because: release.closedBecause };
  }
  if (release.state === 'returned') return { kind: 'returned' };
  const arrivals = new Map(
    there.flatMap(({ environment, succeededAt }) =>
      succeededAt === null ? [] : [[environment, succeededAt.getTime()]],
    ),
  );
  if (arrivals.size === destinations && destinations > 0) {
    return { kind: 'arrived', at: new Date(Math.max(...arrivals.values())).toISOString() };
  }
  const latest = new Map(there.toReversed().map((deployment) => [deployment.environment, deployment]));
  for (const { state, environment } of latest.values()) {
    if (state === 'failed' || state === 'errored') return { kind: 'held-up', environment, state };
    if (state === 'running' || state === 'verifying') return { kind: 'under-way', environment };
  }
  return { kind: 'coming' };
}

import { no, type Outcome, yes } from '../domain/outcome.ts';
import { endedPicks } from '../domain/pick/pick.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import type { Project } from '../domain/repository/repository.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findRelease } from './find-version.ts';
import { fromKept } from './kept-outcome.ts';

export type Abandoned = { readonly version: string };

export type Abandoning = {
  readonly project: Project;
  /** As it was typed; looked up only for those who may. */
  readonly version: string;
  readonly because: string;
};

/** Closes an open release for good. Its version is never used again. */
export async function abandonRelease(
  ports: Ports,
  asker: Asker,
  { project, version, because }: Abandoning,
): Promise<Outcome<Abandoned>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'abandon a release', project);
  if (!permitted.ok) return permitted;
  const found = await findRelease(ports, project, version);
  if (!found.ok) return found;
  const release = found.value;
  const reason = because.trim();
  if (reason === '') {
    return no({
      code: 'reason-missing',
      act: 'abandon a release',
      form: `/release abandon ${release.version} because …`,
    });
  }
  if (release.state !== 'open')
    return no({ code: 'release-closed', version: release.version, state: release.state });

  const now = ports.clock.now();
  const [candidates, picks] = await Promise.all([
    ports.store.candidatesOf(release.id),
    ports.store.picks.picksInto(release.id),
  ]);
  return commitFor(ports, asker, yes({ version: release.version }), {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { state: 'abandoned', closedAt: now, closedBy: asker.userId, closedBecause: reason },
      },
    ],
    events: [
      {
        kind: 'release-abandoned',
        projectId: project.id,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { version: release.version, because: reason },
      },
    ],
    effects: [
      // A pick that is under way is called off, and what is not built yet is not built any more.
      ...picks
        .filter(({ state }) => !endedPicks.has(state))
        .map(({ id }) => ({ effect: 'advance-pick' as const, pickId: id })),
      ...candidates
        .filter(({ state }) => state === 'building')
        .map(({ id }) => ({ effect: 'advance-build' as const, candidateId: id })),
      refreshCard({ release, project }, asker.userId),
      {
        effect: 'say',
        key: `release-abandoned:${release.id}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement: {
          kind: 'release-abandoned',
          version: release.version,
          by: asker.userId,
          because: reason,
        },
      },
    ],
  });
}

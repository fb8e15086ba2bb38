import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';

export type Abandoned = { readonly version: string };

/** Closes an open release for good. Its version is never used again. */
export async function abandonRelease(
  ports: Ports,
  asker: Asker,
  {
    project,
    release,
    because,
  }: { readonly project: Project; readonly release: Release; readonly because: string },
): Promise<Outcome<Abandoned>> {
  const permitted = await authorize(ports, asker, 'abandon a release', project);
  if (!permitted.ok) return permitted;
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
      { effect: 'refresh-card', releaseId: release.id, channelId: project.channelId, wantedBy: asker.userId },
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

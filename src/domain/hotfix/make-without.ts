import type { Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { PickSource } from '../pick/pick.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';

/** A release that is to be a returned one without a change: its row, its record, and word of it. */
export function makeWithout(asked: {
  readonly project: Project;
  readonly release: Release;
  readonly from: string;
  readonly source: PickSource & { readonly reverts: string };
  readonly by: UserId;
  readonly now: Date;
}): Decision {
  const { project, release, from, source, by, now } = asked;
  const { version } = release;
  return {
    changes: [{ insert: 'releases', row: release }],
    events: [
      {
        kind: 'release-made-without',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { version, from, what: source.reverts, commits: source.commits.map(({ sha }) => sha) },
      },
    ],
    effects: [
      refreshCard({ release, project }, by),
      {
        effect: 'say',
        key: `release-made-without:${release.id}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'broadcast',
        announcement: {
          kind: 'release-made-without',
          version,
          from,
          what: source.reverts,
          title: source.title,
          url: source.url,
          by,
        },
      },
    ],
  };
}

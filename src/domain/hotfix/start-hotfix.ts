import type { Decision, Effect } from '../change.ts';
import type { ReleaseId, UserId } from '../ids.ts';
import type { ReleaseNotes } from '../notes/release-notes.ts';
import { type PickSource, sourceName } from '../pick/pick.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import type { Hotfix } from './hotfix.ts';
import type { HotfixAnnouncement } from './hotfix-announcement.ts';

/** Nothing is in it yet; its first candidate's notes take their place. */
const noNotes: ReleaseNotes = {
  entries: [],
  reverted: [],
  largest: 'none',
  counts: { commits: 0, elsewhere: 0, merges: 0, twins: 0, pullRequests: 0, withoutPullRequest: 0 },
};

/** The release of a hotfix before its fix is picked: a version, and what it starts from. */
export const hotfixRelease = (asked: {
  readonly id: ReleaseId;
  readonly project: Project;
  readonly version: string;
  readonly runningVersion: string;
  readonly hotfix: Hotfix;
  readonly by: UserId;
  readonly now: Date;
}): Release => ({
  id: asked.id,
  projectId: asked.project.id,
  version: asked.version,
  state: 'open',
  captainId: asked.by,
  predecessorVersion: asked.runningVersion,
  predecessorSha: asked.hotfix.fromSha,
  notes: noNotes,
  editedNotes: null,
  hotfix: asked.hotfix,
  cutAt: asked.now,
  closedAt: null,
  closedBy: null,
  closedBecause: null,
  revision: 1,
});

/** An open release that is told of the hotfix, and what becomes of the fix there. */
export type Told = {
  readonly release: Pick<Release, 'id' | 'version'>;
  readonly state: 'picked' | 'has' | 'missing';
};

/** Starts a hotfix, or changes the way of one whose fix did not get there: its record, and who hears of it. */
export function startHotfix(asked: {
  readonly project: Project;
  readonly release: Release & { readonly hotfix: Hotfix };
  readonly isNew: boolean;
  readonly source: PickSource;
  readonly by: UserId;
  readonly told: readonly Told[];
  readonly now: Date;
}): Decision {
  const { project, release, source, by, now } = asked;
  const { hotfix, version } = release;
  const { route } = hotfix;
  const about = { what: sourceName(source), title: source.title, url: source.url, by };
  const say = (thread: ReleaseId, announcement: HotfixAnnouncement): Effect => ({
    effect: 'say',
    key: `${announcement.kind}:${release.id}:${release.revision}:${thread}`,
    channelId: project.channelId,
    thread,
    reach: 'broadcast',
    announcement,
  });
  return {
    changes: [
      asked.isNew
        ? { insert: 'releases', row: release }
        : { update: 'releases', id: release.id, revision: release.revision, set: { hotfix } },
    ],
    events: [
      {
        kind: 'hotfix-started',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: {
          version,
          from: hotfix.from,
          sha: hotfix.fromSha,
          environment: hotfix.environment,
          route: route.kind,
          through: route.kind === 'usual' ? null : route.environment,
          what: about.what,
          commits: source.commits.map(({ sha }) => sha),
        },
      },
    ],
    effects: [
      refreshCard({ release, project }, by),
      say(release.id, {
        kind: 'hotfix-started',
        version,
        from: hotfix.from,
        environment: hotfix.environment,
        ...about,
        way: route.kind === 'usual' ? null : { kind: route.kind, environment: route.environment },
      }),
      ...asked.told.map((told) =>
        say(told.release.id, {
          kind: 'hotfix-ahead',
          version: told.release.version,
          hotfix: version,
          ...about,
          state: told.state,
          projectId: project.id,
        }),
      ),
    ],
  };
}

import type { Decision } from '../change.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import type { HotfixRoute } from './hotfix.ts';
import type { HotfixAnnouncement } from './hotfix-announcement.ts';

/** A hotfix that took an environment and has still to give it back. */
export type Taken = Release & {
  readonly hotfix: NonNullable<Release['hotfix']> & {
    readonly route: Extract<HotfixRoute, { kind: 'take' }> & {
      readonly occupant: NonNullable<Extract<HotfixRoute, { kind: 'take' }>['occupant']>;
    };
  };
};

/** The hotfix is done with the environment that it took: on the record, and said where both releases are told of. */
export function giveBack(
  project: Project,
  release: Taken,
  outcome: Extract<HotfixAnnouncement, { kind: 'environment-given-back' }>['outcome'],
  occupantsRelease: Release['id'] | null,
  now: Date,
): Decision {
  const { route } = release.hotfix;
  const about = { environment: route.environment, candidate: route.occupant.name };
  const announcement: HotfixAnnouncement = {
    kind: 'environment-given-back',
    ...about,
    hotfix: release.version,
    outcome,
  };
  const threads = [release.id, ...(occupantsRelease === null ? [] : [occupantsRelease])];
  return {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { hotfix: { ...release.hotfix, route: { ...route, occupant: null } } },
      },
    ],
    events: [
      {
        kind: 'environment-given-back',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: { version: release.version, ...about, outcome },
      },
    ],
    effects: threads.map((thread) => ({
      effect: 'say' as const,
      key: `environment-given-back:${release.id}:${thread}`,
      channelId: project.channelId,
      thread,
      reach: 'thread' as const,
      announcement,
    })),
  };
}

/** Whether a release is a hotfix that is over and has an environment to give back. */
export const hasTaken = (release: Release): release is Taken =>
  release.state !== 'open' && release.hotfix?.route.kind === 'take' && release.hotfix.route.occupant !== null;

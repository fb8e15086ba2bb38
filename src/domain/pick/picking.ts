import type { Change, Decision, Effect } from '../change.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { type ActorName, type EventKind, type Json, type NewEvent } from '../trail/event.ts';
import { endedPicks, type Pick, type PickState, sourceName } from './pick.ts';
import type { PickAnnouncement } from './pick-announcement.ts';

/** A pick as it stands, with what it is about. */
export type Picking = {
  readonly project: Project;
  readonly release: Release;
  readonly pick: Pick;
  readonly now: Date;
};

export const setPick = ({ pick }: Picking, set: Partial<Omit<Pick, 'id' | 'revision'>>): Change => ({
  update: 'picks',
  id: pick.id,
  revision: pick.revision,
  set,
});

/** A step that nobody needs to hear of. */
export const quietly = (picking: Picking, set: Partial<Omit<Pick, 'id' | 'revision'>>): Decision => ({
  changes: [setPick(picking, set)],
  events: [],
  effects: [],
});

export function pickEvent(
  { project, release, pick, now }: Picking,
  kind: EventKind,
  facts: { readonly [key: string]: Json } = {},
  actor: ActorName = 'waybill',
): NewEvent {
  return {
    kind,
    projectId: project.id,
    actor,
    at: now,
    facts: {
      version: release.version,
      what: sourceName(pick.source),
      title: pick.source.title,
      commits: pick.source.commits.map(({ sha }) => sha),
      branch: pick.branch,
      ...facts,
    },
  };
}

/** What every announcement of a pick begins with. */
export const aboutPick = ({ release, pick }: Picking) => ({
  what: sourceName(pick.source),
  title: pick.source.title,
  url: pick.source.url,
  version: release.version,
  branch: pick.branch,
});

/** What may come true of one pick several times, and is said each time. */
const recurring: ReadonlySet<PickAnnouncement['kind']> = new Set([
  'pick-closed',
  'back-merge-closed',
  'pick-reopened',
]);

/** Says something in the release's thread, once for each pick and kind. */
export function sayOfPick(
  { project, release, pick }: Picking,
  announcement: PickAnnouncement,
  reach: 'thread' | 'broadcast' = 'thread',
): Effect {
  return {
    effect: 'say',
    key: `${announcement.kind}:${pick.id}:${project.channelId}${recurring.has(announcement.kind) ? `:${pick.revision}` : ''}`,
    channelId: project.channelId,
    thread: release.id,
    reach,
    announcement,
  };
}

/** What is over is looked at once more only where something is left to be cleaned up. */
export const nextLook = ({ pick, now }: Picking, state: PickState): Date | null =>
  endedPicks.has(state) && !pick.hasScratch ? null : now;

/** The pick comes to another state: on the record, on the card and in the thread. */
export function become(
  picking: Picking,
  state: PickState,
  {
    set = {},
    event,
    facts = {},
    announcement,
    actor = 'waybill',
    reach = 'thread',
  }: {
    readonly set?: Partial<Omit<Pick, 'id' | 'revision' | 'state' | 'stateAt'>>;
    readonly event: EventKind;
    readonly facts?: { readonly [key: string]: Json };
    readonly announcement?: PickAnnouncement;
    readonly actor?: ActorName;
    readonly reach?: 'thread' | 'broadcast';
  },
): Decision {
  const { now } = picking;
  return {
    changes: [setPick(picking, { lookAt: nextLook(picking, state), looks: 0, ...set, state, stateAt: now })],
    events: [pickEvent(picking, event, facts, actor)],
    effects: [
      refreshCard(picking),
      ...(announcement === undefined ? [] : [sayOfPick(picking, announcement, reach)]),
    ],
  };
}

import { createHash } from 'node:crypto';
import type { Fields } from '../json.ts';
import type { Channel } from './channel.ts';
import type { BotIdentity } from './message.ts';
import type { Person } from './person.ts';
import { bot, team, type WorkspaceSeed } from './seed.ts';
import type { UserGroup } from './user-group.ts';
import type { View } from './view.ts';

/** Something that changed in the workspace; who watches looks again. */
export interface Change {
  readonly kind: string;
  readonly at: string;
  readonly detail: Fields;
}

/** A right to open one modal, for about three seconds, once. */
export interface Trigger {
  readonly userId: string;
  readonly expiresAt: number;
  readonly channel: string | undefined;
  /** The modal from which it came, which `views.push` stacks upon. */
  readonly viewId: string | undefined;
  isUsed: boolean;
}

/** The whole workspace at one moment, and its clock. */
export interface World {
  readonly now: () => Date;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly bot: BotIdentity;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** The modals open on each person's screen, the top one last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  /** What people have chosen in messages: person, channel and `ts` → block → action → value. */
  readonly entered: Map<string, Record<string, Record<string, Fields>>>;
  readonly triggers: Map<string, Trigger>;
  readonly files: Map<string, Fields>;
  isUninstalled: boolean;
  readonly nextId: (prefix: string) => string;
  readonly nextTs: () => string;
  readonly changed: (kind: string, detail: Fields) => void;
  readonly watch: (watcher: (change: Change) => void) => () => void;
}

const createIds = (): ((prefix: string) => string) => {
  let count = 0;
  return (prefix) => {
    count += 1;
    const tail = createHash('sha256').update(`${prefix}${count}`).digest('hex').toUpperCase();
    return `${prefix}07${tail.slice(0, 8)}`;
  };
};

const createTimestamps = (now: () => Date): (() => string) => {
  let last = 0n;
  return () => {
    const micros = BigInt(now().getTime()) * 1000n;
    last = micros > last ? micros : last + 100n;
    const text = last.toString().padStart(16, '0');
    return `${text.slice(0, -6)}.${text.slice(-6)}`;
  };
};

const createWatchers = (now: () => Date): Pick<World, 'changed' | 'watch'> => {
  const watchers = new Set<(change: Change) => void>();
  return {
    changed: (kind, detail) => {
      const change = { kind, at: now().toISOString(), detail };
      for (const watcher of watchers) watcher(change);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};

const peopleOf = (seed: WorkspaceSeed): Map<string, Person> => {
  const usual = {
    teamId: team.id,
    timeZone: 'Etc/UTC',
    isAdmin: false,
    isBot: false,
    isRestricted: false,
    isUltraRestricted: false,
    isDeactivated: false,
  };
  const everybody = [
    ...seed.people,
    { id: bot.userId, name: bot.name, realName: 'Waybill', isBot: true },
    { id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', isBot: false },
  ];
  return new Map(
    everybody.map((each) => [each.id, { email: `${each.name}@parcel.example`, ...usual, ...each }]),
  );
};

const channelsOf = (seed: WorkspaceSeed, createdAt: Date): Map<string, Channel> =>
  new Map(
    seed.channels.map((each) => [
      each.id,
      {
        id: each.id,
        name: each.name,
        kind: each.kind ?? 'public',
        isShared: each.isShared ?? false,
        isArchived: false,
        createdAt,
        members: new Set(each.members),
        messages: [],
        readUpTo: new Map(),
      },
    ]),
  );

/** A workspace as its seed describes it, in which nothing has been said yet. */
export const createWorld = (seed: WorkspaceSeed, now: () => Date): World => ({
  now,
  team,
  bot: { appId: bot.appId, botId: bot.botId, botUserId: bot.userId, botName: bot.name, teamId: team.id },
  people: peopleOf(seed),
  groups: new Map(
    seed.groups.map((each) => [each.id, { ...each, isDisabled: false, members: new Set(each.members) }]),
  ),
  channels: channelsOf(seed, now()),
  modals: new Map(),
  homes: new Map(),
  entered: new Map(),
  triggers: new Map(),
  files: new Map(),
  isUninstalled: false,
  nextId: createIds(),
  nextTs: createTimestamps(now),
  ...createWatchers(now),
});

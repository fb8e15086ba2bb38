import type { World } from '../workspace/world.ts';

/** Who reads: what ids are called for them, and where their clock stands. */
export interface Reader {
  readonly person: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly group: (id: string) => string;
  /** An IANA zone; undefined: dates read as their fallback text. */
  readonly timeZone: string | undefined;
  readonly now: Date;
}

/** A reader in this workspace, in the given zone. */
export const readerIn = (world: World, timeZone: string | undefined): Reader => ({
  person: (id) => world.people.get(id)?.name ?? id,
  channel: (id) => world.channels.get(id)?.name ?? id,
  group: (id) => world.groups.get(id)?.handle ?? id,
  timeZone,
  now: world.now(),
});

import type { PartKey, Parts } from '../../wire/parts.ts';

/** What the server told this tab last, by key. */
export interface Feed {
  readonly get: <Key extends PartKey>(key: Key) => Parts[Key] | undefined;
  readonly watch: (key: PartKey, watcher: () => void) => () => void;
  /** Follows the server as this person from now on. */
  readonly follow: (personId: string) => void;
  readonly isConnected: () => boolean;
  readonly watchConnection: (watcher: () => void) => () => void;
}

interface Told {
  readonly key: PartKey;
  readonly value: unknown;
}

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'value' in value;

const watchersByKey = (): {
  readonly add: (key: string, watcher: () => void) => () => void;
  readonly tell: (key: string) => void;
} => {
  const byKey = new Map<string, Set<() => void>>();
  return {
    add: (key, watcher) => {
      const watchers = byKey.get(key) ?? new Set();
      byKey.set(key, watchers.add(watcher));
      return () => void watchers.delete(watcher);
    },
    tell: (key) => {
      for (const watcher of byKey.get(key) ?? []) watcher();
    },
  };
};

/** Listens to the server's stream of parts; it reconnects by itself. */
export const createFeed = (): Feed => {
  const parts = new Map<string, unknown>();
  const watchers = watchersByKey();
  let source: EventSource | undefined;
  let connected = false;

  const setConnected = (value: boolean): void => {
    if (connected === value) return;
    connected = value;
    watchers.tell('connection');
  };

  const follow = (personId: string): void => {
    source?.close();
    const known = [...parts.keys()];
    parts.clear();
    for (const key of known) watchers.tell(key);
    source = new EventSource(`/feed?as=${encodeURIComponent(personId)}`);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const told: unknown = JSON.parse(event.data);
      if (!isTold(told)) return;
      parts.set(told.key, told.value);
      watchers.tell(told.key);
    });
  };

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server writes each key with its own shape
    get: <Key extends PartKey>(key: Key) => parts.get(key) as Parts[Key] | undefined,
    watch: (key, watcher) => watchers.add(key, watcher),
    follow,
    isConnected: () => connected,
    watchConnection: (watcher) => watchers.add('connection', watcher),
  };
};

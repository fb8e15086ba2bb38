import type { Asked } from '../../../src/integrations/slack/requests/delivery.ts';

/** An inbox in memory that can be told to fail, or to never answer. */
export type MemoryInbox = {
  readonly accept: (key: string, asked: Asked) => Promise<'new' | 'duplicate'>;
  readonly asked: () => readonly Asked[];
  /** How often something was offered, duplicates too. */
  readonly offered: () => number;
  /** *Waiting* keeps nothing until it behaves well again. */
  readonly behave: (how: 'well' | 'failing' | 'hanging' | 'waiting') => void;
};

export function memoryInbox(): MemoryInbox {
  const kept = new Map<string, Asked>();
  let offered = 0;
  let release: (() => void) | null = null;
  let how: Parameters<MemoryInbox['behave']>[0] = 'well';
  return {
    accept: async (key, asked) => {
      offered += 1;
      if (how === 'failing') throw new Error('the database is down');
      if (how === 'hanging') return new Promise(() => {});
      if (how === 'waiting') {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      if (kept.has(key)) return 'duplicate';
      kept.set(key, asked);
      return 'new';
    },
    asked: () => [...kept.values()],
    offered: () => offered,
    behave: (next) => {
      how = next;
      if (how === 'well') release?.();
    },
  };
}

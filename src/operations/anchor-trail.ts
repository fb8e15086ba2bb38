import type { Ports } from '../ports.ts';

/** Says the trail's head and count in the audit channel: from then on, nobody can rewrite what came before. */
export async function anchorTrail(ports: Ports, fireAt: string): Promise<void> {
  const { auditChannel, store, clock } = ports;
  if (auditChannel === null) return;
  const { seq, hash } = await store.trailHead();
  await store.commit({
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `trail-head:${fireAt}`,
        channelId: auditChannel,
        thread: null,
        reach: 'thread',
        announcement: { kind: 'trail-head', seq, hash, at: clock.now().toISOString() },
      },
    ],
  });
}

import { createHash } from 'node:crypto';
import type { Trigger, World } from './world.ts';

/** How long a trigger opens a modal. */
const livesMs = 3000;

interface Origin {
  readonly userId: string;
  readonly channel?: string | undefined;
  readonly viewId?: string | undefined;
}

/** A fresh trigger id for what a person just did. */
export const createTrigger = (world: World, origin: Origin): string => {
  const serial = world.nextTs().replace('.', '');
  const id = `${serial}.7007.${createHash('sha256').update(serial).digest('hex').slice(0, 32)}`;
  world.triggers.set(id, {
    userId: origin.userId,
    channel: origin.channel,
    viewId: origin.viewId,
    expiresAt: world.now().getTime() + livesMs,
    isUsed: false,
  });
  return id;
};

/** Uses a trigger up, or says in Slack's words why it does not open anything. */
export const useTrigger = (world: World, id: string): Trigger | string => {
  const trigger = world.triggers.get(id);
  if (trigger === undefined) return 'invalid_trigger_id';
  if (trigger.isUsed) return 'exchanged_trigger_id';
  if (world.now().getTime() > trigger.expiresAt) return 'expired_trigger_id';
  trigger.isUsed = true;
  return trigger;
};

import type { Channel } from '../workspace/channel.ts';
import { directMessage } from '../workspace/direct-message.ts';
import { type Message, messageJson } from '../workspace/message.ts';
import { repliesTo } from '../workspace/posting.ts';
import { createTrigger } from '../workspace/triggers.ts';
import { activePerson, channelName, type Outcome, type Stage, whoActed } from './stage.ts';

/** Uses a shortcut from the menu of a message. */
export const useMessageShortcut = async (
  stage: Stage,
  use: { userId: string; callbackId: string; channel: Channel; message: Message },
): Promise<Outcome> => {
  const { world } = stage;
  const { channel, message } = use;
  const person = activePerson(world, use.userId);
  const origin = { userId: person.id, channel: channel.id };
  const body = {
    type: 'message_action',
    ...whoActed(world, person),
    callback_id: use.callbackId,
    channel: { id: channel.id, name: channelName(channel) },
    message_ts: message.ts,
    message: messageJson(message, world.bot, { replies: repliesTo(channel, message.ts), withMetadata: true }),
    action_ts: world.nextTs(),
    response_url: stage.urls.create('app', { ...origin, threadTs: message.threadTs }),
    trigger_id: createTrigger(world, origin),
  };
  const receipt = await stage.courier.send({
    kind: 'interactive',
    what: 'message_action',
    channel: channel.id,
    body,
  });
  return { status: receipt.status };
};

/** Uses a shortcut from the search bar or the composer's menu; it knows of no channel. */
export const useGlobalShortcut = async (
  stage: Stage,
  use: { userId: string; callbackId: string },
): Promise<Outcome> => {
  const { world } = stage;
  const person = activePerson(world, use.userId);
  const body = {
    type: 'shortcut',
    ...whoActed(world, person),
    callback_id: use.callbackId,
    action_ts: world.nextTs(),
    trigger_id: createTrigger(world, { userId: person.id }),
  };
  const receipt = await stage.courier.send({ kind: 'interactive', what: 'shortcut', body });
  return { status: receipt.status };
};

/** Opens the bot's App Home. */
export const openHome = (stage: Stage, userId: string): void => {
  const person = activePerson(stage.world, userId);
  const channel = directMessage(stage.world, person.id);
  stage.world.changed('home_opened', { user: person.id, channel: channel.id });
};

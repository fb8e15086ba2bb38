import { typeCommand } from '../acting/command.ts';
import type { Entered } from '../acting/entered-value.ts';
import type { Which } from '../acting/find-element.ts';
import { type Place, press } from '../acting/press.ts';
import { say } from '../acting/say.ts';
import { openHome, useGlobalShortcut, useMessageShortcut } from '../acting/shortcuts.ts';
import { activePerson, type Outcome, type Stage } from '../acting/stage.ts';
import { closeModal, submitModal, topModal } from '../acting/submit.ts';
import { suggestions } from '../acting/suggestions.ts';
import type { Fields } from '../json.ts';
import { directMessage } from '../workspace/direct-message.ts';
import {
  isSeenBy,
  type Screen,
  type SeenMessage,
  type SeenView,
  screenOf,
  seenChannel,
  seenMessage,
} from './seen.ts';

/** Which message is meant. */
interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** Where to act: a message, the modal on top, or App Home. */
type Where = MessageRef | 'modal' | 'home';

/** One person at their keyboard. */
export interface Actor {
  readonly userId: string;
  /** Types a slash command. In `threadTs` Slack refuses it. */
  readonly command: (
    command: string,
    text: string,
    at: { channel: string; threadTs?: string },
  ) => Promise<Outcome>;
  /** Posts a message; `@waybill …` mentions the bot; channel `bot` is the direct messages with it. */
  readonly say: (
    text: string,
    at: { channel: string; threadTs?: string; isBroadcast?: boolean },
  ) => SeenMessage;
  /** Presses a button, or an entry of an overflow menu, by its words or its action id. */
  readonly press: (where: Where, which: Which, how?: { confirm?: 'accept' | 'decline' }) => Promise<Outcome>;
  /** Presses twice before the first answer. */
  readonly doublePress: (where: Where, which: Which) => Promise<readonly Outcome[]>;
  /** Chooses in a menu, ticks, picks a date, or types into a field. */
  readonly enter: (where: Where, which: Which, value: Entered) => Promise<Outcome>;
  /** What an external select offers for what was typed. */
  readonly suggestions: (where: Where, which: Which, typed: string) => Promise<readonly Fields[]>;
  /** Fills in fields of the modal on top by label, block id or action id, and submits it. */
  readonly submit: (values?: Readonly<Record<string, Entered>>) => Promise<Outcome>;
  readonly close: (which?: 'top' | 'all') => Promise<Outcome>;
  readonly openHome: () => void;
  readonly messageShortcut: (message: MessageRef, callbackId: string) => Promise<Outcome>;
  readonly globalShortcut: (callbackId: string) => Promise<Outcome>;
  /** Marks a channel as read. */
  readonly read: (channel: string) => void;
  readonly screen: () => Screen;
  /** What this person sees in a channel (`bot`: the direct messages with it), oldest first. */
  readonly messages: (channel: string) => readonly SeenMessage[];
  /** The modal on top; throws where none is open. */
  readonly modal: () => SeenView;
}

const channelOf = (stage: Stage, key: string) => {
  const { channels } = stage.world;
  const channel = channels.get(key) ?? [...channels.values()].find((each) => each.name === key);
  if (channel === undefined) throw new Error(`There is no channel ${key}.`);
  return channel;
};

/** The person's direct messages with the bot are called `bot`. */
const placeNamed = (stage: Stage, userId: string, key: string) =>
  key === 'bot' ? directMessage(stage.world, userId) : channelOf(stage, key);

const seenBy = (stage: Stage, userId: string, ref: MessageRef) => {
  const channel = placeNamed(stage, userId, ref.channel);
  const message = channel.messages.find((each) => each.ts === ref.ts && isSeenBy(each, userId));
  if (message === undefined || !channel.members.has(userId)) {
    throw new Error(
      `${activePerson(stage.world, userId).realName} does not see message ${ref.ts} in #${channel.name}.`,
    );
  }
  return { channel, message };
};

const placeOf = (stage: Stage, userId: string, where: Where): Place => {
  if (where === 'modal') return { view: topModal(stage.world, userId) };
  if (where !== 'home') return seenBy(stage, userId, where);
  const view = stage.world.homes.get(userId);
  if (view === undefined) throw new Error('The App Home was never published.');
  return { view };
};

/** Lets one person act. Each act resolves when the bot has acknowledged it, or failed to. */
export const createActor = (stage: Stage, userId: string): Actor => {
  const { world } = stage;
  const act = async (
    where: Where,
    which: Which,
    rest: { value?: Entered; confirm?: 'accept' | 'decline' } = {},
  ) => await press(stage, { userId, place: placeOf(stage, userId, where), which, ...rest });
  const screen = (): Screen => screenOf(world, userId);
  return {
    userId,
    command: (command, text, at) => typeCommand(stage, { userId, command, text, ...at }),
    say: (text, at) => {
      const message = say(stage, { userId, text, ...at });
      return seenMessage(world, channelOf(stage, message.channel), message, userId);
    },
    press: (where, which, how) => act(where, which, how),
    doublePress: (where, which) => Promise.all([act(where, which), act(where, which)]),
    enter: (where, which, value) => act(where, which, { value }),
    suggestions: async (where, which, typed) =>
      await suggestions(stage, { userId, place: placeOf(stage, userId, where), which, typed }),
    submit: async (values = {}) => {
      for (const [which, value] of Object.entries(values)) await act('modal', which, { value });
      return await submitModal(stage, userId);
    },
    close: (which) => closeModal(stage, userId, which),
    openHome: () => openHome(stage, userId),
    messageShortcut: async (ref, callbackId) =>
      await useMessageShortcut(stage, { userId, callbackId, ...seenBy(stage, userId, ref) }),
    globalShortcut: (callbackId) => useGlobalShortcut(stage, { userId, callbackId }),
    read: (key) => {
      const channel = placeNamed(stage, userId, key);
      channel.readUpTo.set(userId, channel.messages.at(-1)?.ts ?? '0');
      world.changed('read', { user: userId, channel: channel.id });
    },
    screen,
    messages: (key) => seenChannel(world, placeNamed(stage, userId, key), userId).messages,
    modal: () => {
      const top = screen().modals.at(-1);
      if (top === undefined) throw new Error('No modal is open.');
      return top;
    },
  };
};

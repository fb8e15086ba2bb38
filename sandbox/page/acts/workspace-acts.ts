import type { Entered } from '../../slack/acting/entered-value.ts';
import type { Outcome } from '../../slack/acting/stage.ts';
import type { Actor } from '../../slack/control/actor.ts';
import { type Fields, isFields } from '../../slack/json.ts';
import { lastVersion } from '../../slack/workspace/message.ts';
import { deleteMessage } from '../../slack/workspace/posting.ts';
import type { World } from '../../slack/workspace/world.ts';
import type { ActResult, Spot, Values } from '../wire/acts.ts';
import type { WorkspaceDoers } from './answer-act.ts';

type Element = { readonly blockId: string; readonly actionId: string };
type Where = Parameters<Actor['enter']>[0];

const done: ActResult = { ok: true };

const words = {
  operation_timeout: 'That did not work: Waybill did not respond in time.',
  dispatch_failed: 'That did not work: Waybill did not respond.',
} as const;

const told = ({ status }: Outcome): ActResult =>
  status === 'operation_timeout' || status === 'dispatch_failed' ? { ok: false, words: words[status] } : done;

const whereOf = (world: World, as: string, spot: Spot): Where => {
  if ('ts' in spot) return spot;
  const top = world.modals.get(as)?.at(-1);
  if (top?.id === spot.viewId) return 'modal';
  if (world.homes.get(as)?.id === spot.viewId) return 'home';
  throw new Error('That is no longer open.');
};

const isEntered = (value: unknown): value is Entered =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  isFields(value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string' || isFields(each)));

const enteredIn = (value: Fields): Entered => {
  const [entered] = Object.values(value);
  return isEntered(entered) ? entered : null;
};

/**
 * Whether a message was drawn anew between the look and the click, so that its blocks have other ids, and
 * still has this one action: then it is meant.
 */
const isDrawnAnew = (world: World, spot: Spot, { blockId, actionId }: Element): boolean => {
  if (!('ts' in spot)) return false;
  const message = world.channels.get(spot.channel)?.messages.find(({ ts }) => ts === spot.ts);
  if (message === undefined) return false;
  const shown = JSON.stringify(lastVersion(message).blocks);
  return !shown.includes(JSON.stringify(blockId)) && shown.split(JSON.stringify(actionId)).length === 2;
};

const placeOf = (channel: string, threadTs: string | undefined) =>
  threadTs === undefined ? { channel } : { channel, threadTs };

/** Keeps what the form holds; fields that it does not have are left out. */
const keepValues = (world: World, as: string, viewId: string, values: Values): void => {
  const views = [...(world.modals.get(as) ?? []), world.homes.get(as)];
  const view = views.find((each) => each?.id === viewId);
  if (view === undefined) throw new Error('That is no longer open.');
  for (const [block, actions] of Object.entries(values)) {
    for (const [action, value] of Object.entries(actions)) {
      const kept = view.values[block];
      if (kept?.[action] !== undefined) kept[action] = { ...kept[action], ...value };
    }
  }
};

/** What somebody does in the workspace, each as the stand-in lets them. */
export const workspaceActs: WorkspaceDoers = {
  say: ({ slack }, as, { text, channel, threadTs }) => {
    slack.control.as(as).say(text, placeOf(channel, threadTs));
    return done;
  },
  command: async ({ slack }, as, { text, channel, threadTs }) => {
    const [command = '', ...rest] = text.split(' ');
    await slack.control.as(as).command(command, rest.join(' '), placeOf(channel, threadTs));
    return done;
  },
  press: async ({ slack }, as, { spot, blockId, actionId, value, label, values }) => {
    const { world } = slack.control;
    const where = whereOf(world, as, spot);
    if ('viewId' in spot && values !== undefined) keepValues(world, as, spot.viewId, values);
    const actor = slack.control.as(as);
    const labelled = label === undefined ? {} : { label };
    const which = isDrawnAnew(world, spot, { blockId, actionId }) ? { actionId } : { blockId, actionId };
    return told(await actor.enter(where, { ...which, ...labelled }, enteredIn(value)));
  },
  submit: async ({ slack }, as, { viewId, values }) => {
    whereOf(slack.control.world, as, { viewId });
    keepValues(slack.control.world, as, viewId, values);
    await slack.control.as(as).submit();
    return done;
  },
  close: async ({ slack }, as, { viewId }) => {
    if (slack.control.world.modals.get(as)?.at(-1)?.id !== viewId) return done;
    await slack.control.as(as).close();
    return done;
  },
  shortcut: async ({ slack }, as, { callbackId, channel, ts }) => {
    const actor = slack.control.as(as);
    if (channel === undefined || ts === undefined) return told(await actor.globalShortcut(callbackId));
    return told(await actor.messageShortcut({ channel, ts }, callbackId));
  },
  suggest: async ({ slack }, as, { spot, blockId, actionId, query }) => {
    const where = whereOf(slack.control.world, as, spot);
    const options = await slack.control.as(as).suggestions(where, { blockId, actionId }, query);
    return { ok: true, value: { options } };
  },
  read: ({ slack }, as, { channel }) => {
    slack.control.as(as).read(channel);
    return done;
  },
  dismiss: ({ slack }, as, { channel, ts }) => {
    const { world } = slack.control;
    const message = world.channels
      .get(channel)
      ?.messages.find((each) => each.ts === ts && each.onlyFor === as);
    if (message !== undefined) deleteMessage(world, message);
    return done;
  },
  'open-home': ({ slack }, as) => {
    slack.control.as(as).openHome();
    return done;
  },
};

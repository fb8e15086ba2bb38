import { type Fields, isFields } from '../json.ts';
import type { Channel } from '../workspace/channel.ts';
import { initialValues, valueKey } from '../workspace/initial-values.ts';
import { lastVersion, type Message, messageJson } from '../workspace/message.ts';
import type { Person } from '../workspace/person.ts';
import { repliesTo } from '../workspace/posting.ts';
import { createTrigger } from '../workspace/triggers.ts';
import { type View, viewJson } from '../workspace/view.ts';
import { type Entered, enteredValue } from './entered-value.ts';
import { type Found, findElement, type Which } from './find-element.ts';
import { activePerson, type Outcome, type Stage, whoActed } from './stage.ts';

/** Where an element stands: a message that the person sees, or a view open before them. */
export type Place = { readonly channel: Channel; readonly message: Message } | { readonly view: View };

export interface Pressing {
  readonly userId: string;
  readonly place: Place;
  readonly which: Which;
  /** For elements that hold a value. */
  readonly value?: Entered;
  /** The answer to the confirmation dialog, where there is one. */
  readonly confirm?: 'accept' | 'decline';
}

/** The blocks that stand in a place. */
export const blocksAt = (place: Place): readonly unknown[] => {
  if ('view' in place) return Array.isArray(place.view.content['blocks']) ? place.view.content['blocks'] : [];
  const { blocks, attachments } = lastVersion(place.message);
  return [...blocks, ...attachments.flatMap((each) => (Array.isArray(each['blocks']) ? each['blocks'] : []))];
};

const actionOf = (found: Found, value: Fields | undefined, at: string): Fields => {
  const { element, block, option } = found;
  const { confirm: _confirm, options: _options, option_groups: _groups, action_id, ...shown } = element;
  const ids = { action_id, block_id: block['block_id'], action_ts: at };
  if (element['type'] === 'overflow') return { type: 'overflow', selected_option: option, ...ids };
  if (element['type'] === 'feedback_buttons') {
    return { type: 'feedback_buttons', text: option?.['text'], value: option?.['value'], ...ids };
  }
  return { ...shown, ...value, ...ids };
};

const messagePlace = (
  stage: Stage,
  person: Person,
  place: { channel: Channel; message: Message },
): Fields => {
  const { world } = stage;
  const { channel, message } = place;
  const isEphemeral = message.onlyFor !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const told = messageJson(message, world.bot, {
    replies: repliesTo(channel, message.ts),
    withMetadata: true,
  });
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    ...(isEphemeral ? {} : { message: told }),
    state: { values: stateOf(stage, person, message) },
    response_url: stage.urls.create('actions', {
      userId: person.id,
      channel: channel.id,
      message,
      threadTs: message.threadTs,
    }),
    trigger_id: createTrigger(world, { userId: person.id, channel: channel.id }),
  };
};

const keyOf = (person: Person, message: Message): string => `${person.id} ${message.channel} ${message.ts}`;

const stateOf = (stage: Stage, person: Person, message: Message): Record<string, Record<string, Fields>> => {
  const { blocks } = lastVersion(message);
  const values = initialValues({ blocks });
  const entered = stage.world.entered.get(keyOf(person, message)) ?? {};
  for (const [block, actions] of Object.entries(entered)) {
    if (values[block] !== undefined) Object.assign(values[block], actions);
  }
  return values;
};

const viewPlace = (stage: Stage, person: Person, view: View): Fields => ({
  container: { type: 'view', view_id: view.id },
  view: viewJson(view, stage.world.bot),
  trigger_id: createTrigger(stage.world, {
    userId: person.id,
    channel: view.channel,
    ...(view.type === 'modal' ? { viewId: view.id } : {}),
  }),
});

/** Keeps what was entered, so that it travels with every later click. */
const remember = (stage: Stage, person: Person, place: Place, found: Found, value: Fields): void => {
  const blockId = String(found.block['block_id']);
  const actionId = String(found.element['action_id']);
  const kept =
    'view' in place ? place.view.values : (stage.world.entered.get(keyOf(person, place.message)) ?? {});
  kept[blockId] = { ...kept[blockId], [actionId]: value };
  if ('message' in place) stage.world.entered.set(keyOf(person, place.message), kept);
  stage.world.changed('entered', { user: person.id });
};

/** An element in an input block tells the bot nothing by itself, unless it says so. */
const isSilent = (block: Fields): boolean => block['type'] === 'input' && block['dispatch_action'] !== true;

/** Presses a button, or enters a value; tells the bot with `block_actions` unless the element is silent. */
export const press = async (stage: Stage, pressing: Pressing): Promise<Outcome> => {
  const { world } = stage;
  const { place } = pressing;
  const person = activePerson(world, pressing.userId);
  const found = findElement(blocksAt(place), pressing.which);
  if (isFields(found.element['confirm']) && pressing.confirm === 'decline') return { status: 'cancelled' };
  const holdsValue = valueKey(found.element['type']) !== undefined;
  const value = holdsValue ? enteredValue(world, found.element, pressing.value ?? null) : undefined;
  if (value !== undefined) remember(stage, person, place, found, value);
  if (isSilent(found.block) || found.element['type'] === 'workflow_button') return { status: 'ok' };
  const where = 'view' in place ? viewPlace(stage, person, place.view) : messagePlace(stage, person, place);
  const body = {
    type: 'block_actions',
    ...whoActed(world, person),
    ...where,
    actions: [actionOf(found, value, world.nextTs())],
  };
  const about = { user: person.id, action: String(found.element['action_id']) };
  world.changed('working', about);
  const channel = 'view' in place ? undefined : place.channel.id;
  const receipt = await stage.courier.send({ kind: 'interactive', what: 'block_actions', channel, body });
  world.changed(receipt.status === 'ok' ? 'worked' : 'interaction_failed', {
    ...about,
    status: receipt.status,
  });
  return { status: receipt.status };
};

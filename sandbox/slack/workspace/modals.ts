import { createHash } from 'node:crypto';
import type { Fields } from '../json.ts';
import { withIds } from './block-ids.ts';
import { initialValues } from './initial-values.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

/** Slack stacks at most three modals. */
const highestStack = 3;

const hashOf = (world: World): string =>
  `${Math.floor(world.now().getTime() / 1000)}.${createHash('sha256').update(world.nextTs()).digest('hex').slice(0, 8)}`;

const contentOf = (world: World, given: Fields): Fields => ({
  ...given,
  blocks: withIds(world, given['blocks']),
});

interface Opening {
  readonly userId: string;
  readonly given: Fields;
  readonly channel?: string | undefined;
}

const newView = (world: World, opening: Opening, below: View | undefined): View => {
  const id = world.nextId('V');
  const content = contentOf(world, opening.given);
  return {
    id,
    userId: opening.userId,
    type: content['type'] === 'home' ? 'home' : 'modal',
    content,
    hash: hashOf(world),
    values: initialValues(content),
    errors: {},
    trouble: undefined,
    isSubmitting: false,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    channel: opening.channel ?? below?.channel,
  };
};

/** Shows a modal on top of those that are open; undefined where three are open already. */
export const showModal = (world: World, opening: Opening): View | undefined => {
  const stack = world.modals.get(opening.userId) ?? [];
  if (stack.length >= highestStack) return undefined;
  const view = newView(world, opening, stack.at(-1));
  world.modals.set(opening.userId, [...stack, view]);
  world.changed('view', { user: opening.userId, view: view.id });
  return view;
};

/** Replaces what a view shows; inputs that keep their ids keep what was entered. */
export const updateView = (world: World, view: View, given: Fields): void => {
  view.content = contentOf(world, given);
  const fresh = initialValues(view.content);
  for (const [block, actions] of Object.entries(fresh)) {
    for (const action of Object.keys(actions)) {
      const entered = view.values[block]?.[action];
      if (entered !== undefined) actions[action] = entered;
    }
  }
  view.values = fresh;
  view.errors = {};
  view.trouble = undefined;
  view.hash = hashOf(world);
  world.changed('view', { user: view.userId, view: view.id });
};

/** Publishes somebody's App Home. */
export const publishHome = (world: World, userId: string, given: Fields): View => {
  const known = world.homes.get(userId);
  if (known !== undefined) {
    updateView(world, known, given);
    return known;
  }
  const view = newView(world, { userId, given }, undefined);
  world.homes.set(userId, view);
  world.changed('home', { user: userId, view: view.id });
  return view;
};

/** Takes modals off somebody's screen: the top one, or all of them. */
export const dropModals = (world: World, userId: string, which: 'top' | 'all'): readonly View[] => {
  const stack = world.modals.get(userId) ?? [];
  const left = which === 'all' ? [] : stack.slice(0, -1);
  world.modals.set(userId, left);
  world.changed('view_closed', { user: userId });
  return stack.slice(left.length);
};

/** An open modal or a Home, by its id or by the bot's own name for it. */
export const findView = (
  world: World,
  key: { readonly id?: string; readonly externalId?: string },
): View | undefined =>
  [...[...world.modals.values()].flat(), ...world.homes.values()].find(
    (each) =>
      (key.id !== undefined && each.id === key.id) ||
      (key.externalId !== undefined && each.content['external_id'] === key.externalId),
  );

import { type Fields, fieldsOf, isFields, stringOf } from '../json.ts';
import { checkView } from '../limits/view.ts';
import { flatBlocks } from '../workspace/initial-values.ts';
import { dropModals, showModal, updateView } from '../workspace/modals.ts';
import { createTrigger } from '../workspace/triggers.ts';
import { type View, viewJson } from '../workspace/view.ts';
import type { World } from '../workspace/world.ts';
import { isEmptyValue } from './entered-value.ts';
import { fieldProblem } from './field-problem.ts';
import { activePerson, type Outcome, type Stage, whoActed } from './stage.ts';

const troubleWords = 'We had some trouble connecting. Try again?';

/** The modal on top of a person's screen. */
export const topModal = (world: World, userId: string): View => {
  const view = world.modals.get(userId)?.at(-1);
  if (view === undefined) throw new Error('No modal is open.');
  return view;
};

const inputBlocks = (view: View): readonly Fields[] =>
  flatBlocks(view.content['blocks']).filter((each) => each['type'] === 'input');

/** What Slack itself finds wrong before it sends a form: block id → words. */
const incomplete = (view: View): Record<string, string> => {
  const wrong: Record<string, string> = {};
  for (const block of inputBlocks(view)) {
    const id = String(block['block_id']);
    const element = fieldsOf(block['element']);
    const value = view.values[id]?.[String(element['action_id'])];
    if (!isEmptyValue(value)) {
      const problem = fieldProblem(element, fieldsOf(value));
      if (problem !== undefined) wrong[id] = problem;
    } else if (block['optional'] !== true) wrong[id] = 'Please complete this required field.';
  }
  return wrong;
};

const trouble = (world: World, view: View): Outcome => {
  view.trouble = troubleWords;
  world.changed('view', { user: view.userId, view: view.id });
  return { status: 'dispatch_failed', words: troubleWords };
};

const showErrors = (world: World, view: View, errors: Fields): Outcome => {
  const ids = new Set(inputBlocks(view).map((each) => each['block_id']));
  if (Object.keys(errors).length === 0 || Object.keys(errors).some((id) => !ids.has(id)))
    return trouble(world, view);
  view.errors = Object.fromEntries(Object.entries(errors).map(([id, words]) => [id, String(words)]));
  world.changed('view', { user: view.userId, view: view.id });
  return { status: 'ok' };
};

/** Does what the bot answered to a submission: nothing said closes the modal. */
const follow = (world: World, view: View, answer: Fields): Outcome => {
  const action = stringOf(answer['response_action']);
  if (action === undefined) dropModals(world, view.userId, 'top');
  else if (action === 'clear') dropModals(world, view.userId, 'all');
  else if (action === 'errors') return showErrors(world, view, fieldsOf(answer['errors']));
  else {
    const next = fieldsOf(answer['view']);
    if (next['type'] !== 'modal' || checkView(next).length > 0) return trouble(world, view);
    if (action === 'update') updateView(world, view, next);
    else if (action !== 'push' || showModal(world, { userId: view.userId, given: next }) === undefined) {
      return trouble(world, view);
    }
  }
  return { status: 'ok' };
};

/** Presses the submit button of the modal on top. */
export const submitModal = async (stage: Stage, userId: string): Promise<Outcome> => {
  const { world } = stage;
  const person = activePerson(world, userId);
  const view = topModal(world, userId);
  view.errors = incomplete(view);
  view.trouble = undefined;
  if (Object.keys(view.errors).length > 0) {
    world.changed('view', { user: userId, view: view.id });
    return { status: 'incomplete', words: Object.values(view.errors).join(' ') };
  }
  view.isSubmitting = true;
  world.changed('view', { user: userId, view: view.id });
  const body = {
    type: 'view_submission',
    ...whoActed(world, person),
    trigger_id: createTrigger(world, { userId, channel: view.channel, viewId: view.id }),
    view: viewJson(view, world.bot),
    response_urls: [],
  };
  const receipt = await stage.courier.send({ kind: 'interactive', what: 'view_submission', body });
  view.isSubmitting = false;
  if (receipt.status !== 'ok') return { ...trouble(world, view), status: receipt.status };
  if (!world.modals.get(userId)?.includes(view)) return { status: 'ok' };
  return follow(world, view, isFields(receipt.body) ? receipt.body : {});
};

/** Closes the modal on top, or all of them; tells the bot where it asked to be told. */
export const closeModal = async (
  stage: Stage,
  userId: string,
  which: 'top' | 'all' = 'top',
): Promise<Outcome> => {
  const { world } = stage;
  const person = activePerson(world, userId);
  const isCleared = which === 'all' || topModal(world, userId).content['clear_on_close'] === true;
  const closed = dropModals(world, userId, isCleared ? 'all' : 'top');
  for (const view of closed.toReversed()) {
    if (view.content['notify_on_close'] !== true) continue;
    const body = {
      type: 'view_closed',
      ...whoActed(world, person),
      view: viewJson(view, world.bot),
      is_cleared: isCleared,
    };
    await stage.courier.send({ kind: 'interactive', what: 'view_closed', body });
  }
  return { status: 'ok' };
};

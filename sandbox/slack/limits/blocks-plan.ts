import { fieldsListOf } from '../json.ts';
import { all, byType, type Check, list, object, oneOf, onlyIn, optional, string, whole } from './check.ts';
import { blockId, url } from './composition.ts';
import { singleRichText } from './rich-text.ts';

const source = object({ type: oneOf('url'), url, text: string(255, 1) });

const task = (...states: readonly string[]): Check =>
  object({
    type: oneOf('task_card'),
    block_id: optional(blockId),
    task_id: string(255, 1),
    title: string(255, 1),
    status: optional(oneOf(...states)),
    details: optional(singleRichText),
    output: optional(singleRichText),
    sources: optional(list(source, 50)),
  });

const inPlan = byType({ task_card: task('pending', 'in_progress', 'complete', 'error') });

/** Progress: a plan of tasks, or a lone task, which cannot be pending. In messages only. */
export const planBlocks: Readonly<Record<string, Check>> = {
  plan: onlyIn(
    ['message'],
    all(
      object({
        type: oneOf('plan'),
        block_id: optional(blockId),
        title: string(255, 1),
        tasks: optional(list(inPlan, 50)),
      }),
      whole((plan) => {
        const ids = fieldsListOf(plan['tasks']).map((each) => each['task_id']);
        return new Set(ids).size < ids.length ? '`task_id` must be unique in a plan' : undefined;
      }),
    ),
  ),
  task_card: onlyIn(['message'], task('in_progress', 'complete', 'error')),
};

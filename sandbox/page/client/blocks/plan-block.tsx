import type { JSX } from 'preact';
import { fieldsListOf, isFields, stringOf } from '../../../slack/json.ts';
import { Icon, type IconName } from '../shell/icon.tsx';
import { Anchor } from '../text/inline-view.tsx';
import { RichText } from './rich-text-block.tsx';
import type { BlockProps } from './text-blocks.tsx';

const states: Readonly<Record<string, { readonly icon: IconName; readonly words: string }>> = {
  pending: { icon: 'circle', words: 'Pending' },
  in_progress: { icon: 'spinner', words: 'In progress' },
  complete: { icon: 'check', words: 'Complete' },
  error: { icon: 'cross', words: 'Error' },
};

/** One task: its state, its words, and what it shows when opened. */
const TaskCard = ({ block }: BlockProps): JSX.Element => {
  const status = stringOf(block['status']) ?? 'pending';
  const state = states[status] ?? { icon: 'circle' as const, words: status };
  const sources = fieldsListOf(block['sources']);
  const title = (
    <>
      <span class={`task-state task-${status}`} role="img" aria-label={state.words} title={state.words}>
        <Icon name={state.icon} />
      </span>
      <span>{stringOf(block['title']) ?? ''}</span>
    </>
  );
  const body = [block['details'], block['output']].filter(isFields);
  if (body.length === 0 && sources.length === 0) return <div class="task">{title}</div>;
  return (
    <details class="task" open={status === 'error' || status === 'in_progress'}>
      <summary>{title}</summary>
      <div class="task-body">
        {body.map((each, index) => (
          <RichText key={index} block={each} />
        ))}
        {sources.map((each, index) => (
          <Anchor key={index} url={stringOf(each['url']) ?? ''}>
            {stringOf(each['text']) ?? ''}
          </Anchor>
        ))}
      </div>
    </details>
  );
};

/** A plan: a title and its tasks. */
export const PlanBlock = ({ block }: BlockProps): JSX.Element => {
  const tasks = fieldsListOf(block['tasks']);
  const done = tasks.filter((each) => each['status'] === 'complete').length;
  return (
    <section class="block plan" aria-label={stringOf(block['title'])}>
      <header class="plan-title">
        <b>{stringOf(block['title']) ?? ''}</b>
        {tasks.length === 0 ? null : <span class="quiet">{`${done} of ${tasks.length}`}</span>}
      </header>
      {tasks.map((task) => (
        <TaskCard key={String(task['task_id'])} block={task} />
      ))}
    </section>
  );
};

export const LoneTask = ({ block }: BlockProps): JSX.Element => (
  <div class="block plan">
    <TaskCard block={block} />
  </div>
);

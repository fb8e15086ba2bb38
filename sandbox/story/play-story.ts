import type { SeenMessage } from '../slack/control/seen.ts';
import { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { doStep } from './do-step.ts';
import type { Doing, Step, Story } from './story.ts';

type Print = (line: string) => void;

const nameOf = ({ slack }: Sandbox, step: Step): string =>
  slack.control.world.people.get(people[step.who])?.realName ?? step.who;

const deed = (does: Doing): string => {
  switch (does.kind) {
    case 'command':
      return `types /release ${does.text}`;
    case 'press':
      return `presses ${does.button}${does.isTwice === true ? ', twice' : ''}`;
    case 'submit':
      return Object.keys(does.fields).length === 0
        ? 'confirms'
        : `fills in ${Object.keys(does.fields).join(', ')} and saves`;
    case 'mention':
      return `writes in the thread: ${does.text}`;
    case 'next-run':
      return `arranges that the next workflow run will ${does.outcome.kind}`;
    case 'land':
      return `merges “${does.title}”`;
    case 'resolve':
      return `resolves the pull request ${does.pull.source}, and merges it`;
    case 'wait':
      return `lets ${does.minutes} ${does.minutes === 1 ? 'minute' : 'minutes'} pass`;
    case 'break-next':
      return 'arranges that the next version breaks the shop';
    default:
      return does satisfies never;
  }
};

const noteOf = (message: SeenMessage): string => {
  if (message.isEphemeral) return ' (only visible to them)';
  if (message.versions.length > 1) return ' (edited)';
  return message.threadTs === null ? '' : ' (in the thread)';
};

const printMessage = (print: Print, message: SeenMessage): void => {
  print(`  ${message.author.name}${noteOf(message)}`);
  for (const line of message.plain.split('\n')) print(`  │ ${line}`);
  print('');
};

/** Plays a story in the terminal, message by message as people see them; throws at the first surprise. */
export const playStory = async (sandbox: Sandbox, story: Story, print: Print): Promise<void> => {
  print(`${story.title}\n`);
  for (const step of story.steps) {
    print(`▶ ${nameOf(sandbox, step)} ${deed(step.does)}`);
    const messages = await doStep(sandbox, step);
    for (const message of messages) {
      if (message.author.kind !== 'person') printMessage(print, message);
    }
    if (step.opens !== undefined) {
      const modal = sandbox.slack.control.as(people[step.who]).modal();
      for (const line of modal.plain.split('\n')) print(`  ║ ${line}`);
      print('');
    }
    if (step.holds !== undefined) print(`  ✓ ${step.holds[0]}\n`);
  }
};

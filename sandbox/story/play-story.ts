import { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { type Brought, doStep } from './do-step.ts';
import { letterText } from './letter-text.ts';
import { claimsOf, type Doing, type Story, type Who } from './story.ts';

type Print = (line: string) => void;

const nameOf = ({ slack }: Sandbox, who: Who): string =>
  slack.control.world.people.get(people[who])?.realName ?? who;

const lengthOf = (minutes: number): string => {
  const [count, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

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
      return `lets ${lengthOf(does.minutes)} pass`;
    case 'break-next':
      return 'arranges that the next version breaks the shop';
    case 'partner-answers':
      return `arranges that the partner’s server answers ${does.status}`;
    default:
      return does satisfies never;
  }
};

type Shown = Brought['messages'][number];

const noteOf = ({ message }: Shown): string => {
  if (message.isEphemeral) return ' (only visible to them)';
  if (message.versions.length > 1) return ' (edited)';
  return message.threadTs === null ? '' : ' (in the thread)';
};

const printText = (print: Print, text: string, edge: string): void => {
  for (const line of text.split('\n')) print(`  ${edge} ${line}`);
  print('');
};

const placeOf = (sandbox: Sandbox, shown: Shown): string => {
  if (shown.in === 'releases') return '';
  return shown.in === 'bot' ? `, to ${nameOf(sandbox, shown.who)} directly` : `, in #${shown.in}`;
};

/** Plays a story in the terminal, message by message as people see them; throws at the first surprise. */
export const playStory = async (sandbox: Sandbox, story: Story, print: Print): Promise<void> => {
  print(`${story.title}\n`);
  for (const step of story.steps) {
    print(`▶ ${nameOf(sandbox, step.who)} ${deed(step.does)}`);
    const { messages, letters } = await doStep(sandbox, step);
    for (const shown of messages) {
      const { author, plain } = shown.message;
      if (author.kind === 'person') continue;
      print(`  ${author.name}${placeOf(sandbox, shown)}${noteOf(shown)}`);
      printText(print, plain, '│');
    }
    if (step.opens !== undefined) {
      printText(print, sandbox.slack.control.as(people[step.who]).modal().plain, '║');
    }
    for (const letter of letters) printText(print, letterText(letter), '✉');
    for (const [words] of claimsOf(step)) print(`  ✓ ${words}\n`);
  }
};

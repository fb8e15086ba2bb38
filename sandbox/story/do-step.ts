import type { Letter } from '../outside/start-outside.ts';
import type { Actor } from '../slack/control/actor.ts';
import type { SeenMessage } from '../slack/control/seen.ts';
import { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { letterText } from './letter-text.ts';
import { claimsOf, type Doing, type Place, type Step, type Who } from './story.ts';
import { whenSeen } from './when-seen.ts';

const patienceMs = 60_000;

/** The newest message there that says this, as soon as there is one with such a button. */
const messageWith = async (
  { slack }: Sandbox,
  { actor, channel }: { readonly actor: Actor; readonly channel: Place },
  words: RegExp,
  button?: string,
): Promise<SeenMessage> =>
  await slack.control.waitFor(
    () =>
      actor
        .messages(channel)
        .findLast(
          (each) =>
            words.test(each.plain) &&
            JSON.stringify(each.blocks).includes(button === undefined ? '' : `"${button}"`),
        ),
    patienceMs,
  );

const mustWork = (status: string): void => {
  if (status !== 'ok') throw new Error(`The bot did not take it: ${status}.`);
};

/** `#{title}` → `#76`, by what is on trunk. */
const numbered = async ({ github }: Sandbox, text: string): Promise<string> => {
  const { repositories } = await github.control.snapshot();
  const trunk = repositories[0]?.trunk ?? [];
  return text.replaceAll(/#\{([^}]+)\}/g, (whole, title: string) => {
    const pull = trunk.find(({ subject }) => subject.startsWith(title))?.pull;
    return pull == null ? whole : `#${pull}`;
  });
};

const resolve = async (
  { github }: Sandbox,
  { pull, files }: Extract<Doing, { kind: 'resolve' }>,
): Promise<void> => {
  const { history, snapshot } = github.control;
  const open = (await snapshot()).repositories[0]?.openPulls ?? [];
  const number = open.find(({ title }) => pull.test(title))?.number;
  if (number === undefined) throw new Error(`No open pull request reads ${pull}.`);
  await history.push({ branch: history.pull({ number }).head, message: 'fix: resolve', files });
  await history.mergePull({ number });
};

const perform = async (sandbox: Sandbox, actor: Actor, does: Doing, channel: Place): Promise<void> => {
  const { github, outside } = sandbox;
  const there = { actor, channel };
  switch (does.kind) {
    case 'command':
      return mustWork(
        (await actor.command('/release', await numbered(sandbox, does.text), { channel })).status,
      );
    case 'press': {
      const message = await messageWith(sandbox, there, does.on, does.button);
      if (does.isTwice !== true) return mustWork((await actor.press(message, does.button)).status);
      return (await actor.doublePress(message, does.button)).forEach((each) => mustWork(each.status));
    }
    case 'submit':
      return mustWork((await actor.submit(does.fields)).status);
    case 'mention': {
      const { ts } = await messageWith(sandbox, there, does.under);
      actor.say(does.text, { channel, threadTs: ts });
      return;
    }
    case 'next-run':
      return github.control.runs.order(does.outcome);
    case 'land':
      return void (await github.control.history.landPull({ title: does.title, files: does.files }));
    case 'resolve':
      return await resolve(sandbox, does);
    case 'wait': {
      sandbox.clock.moveForward(does.minutes * 60_000);
      await sandbox.slack.control.tick();
      return await github.control.settle();
    }
    case 'break-next':
      return sandbox.shop.breakNext(true);
    case 'partner-answers':
      outside.receiver.answer(does.status);
      return outside.changed();
    default:
      return does satisfies never;
  }
};

const versionOf = (message: SeenMessage): string => `${message.ts} ${message.versions.length}`;
const tryOf = (letter: Letter): string => `${letter.id} ${letter.kind === 'webhook' ? letter.tries : 1}`;

const isBroken = ({ plain }: SeenMessage): boolean =>
  /broke on my side|failed because the app|dispatch_failed/.test(plain);

/** One of those who read in a step, and where. */
interface Reading {
  readonly who: Who;
  readonly in: Place;
  readonly sees: readonly RegExp[];
}

/** What a step brought: every message that is new or changed for somebody who reads in it, and what left. */
export interface Brought {
  readonly messages: readonly (Pick<Reading, 'who' | 'in'> & { readonly message: SeenMessage })[];
  readonly letters: readonly Letter[];
}

/** What is said there, of what one person has not seen before. */
const readingOf = ({ slack }: Sandbox, reading: Reading) => {
  const actor = slack.control.as(people[reading.who]);
  const known = new Set(actor.messages(reading.in).map(versionOf));
  const fresh = (): readonly SeenMessage[] =>
    actor.messages(reading.in).filter((each) => !known.has(versionOf(each)));
  const missing = (): readonly string[] =>
    reading.sees
      .filter((words) => !fresh().some((each) => words.test(each.plain)))
      .map((words) => `${words} for ${reading.who} in ${reading.in}`);
  return { reading, fresh, missing };
};

/** Does a step and waits for what it brings. */
export const doStep = async (sandbox: Sandbox, step: Step): Promise<Brought> => {
  const { outside, slack } = sandbox;
  const actor = slack.control.as(people[step.who]);
  const place = step.in ?? 'releases';
  const own: Reading = { who: step.who, in: place, sees: step.sees ?? [] };
  const readings = [own, ...(step.others ?? [])].map((each) => readingOf(sandbox, each));
  const before = new Set(outside.letters().map(tryOf));
  const letters = (): readonly Letter[] => outside.letters().filter((each) => !before.has(tryOf(each)));
  await perform(sandbox, actor, step.does, place);
  const isOpen = (words: RegExp): boolean => actor.screen().modals.some((each) => words.test(each.plain));
  const missing = (): readonly string[] => [
    ...readings.flatMap((each) => each.missing()),
    ...(step.opens === undefined || isOpen(step.opens) ? [] : [`a modal with ${step.opens}`]),
    ...(step.leaves ?? [])
      .filter((words) => !letters().some((each) => words.test(letterText(each))))
      .map((words) => `${words} leave`),
  ];
  const messages = (): Brought['messages'] =>
    readings.flatMap(({ reading, fresh }) =>
      fresh().map((message) => ({ who: reading.who, in: reading.in, message })),
    );
  const isOver = (): boolean => missing().length === 0 || messages().some(({ message }) => isBroken(message));
  await whenSeen(sandbox, isOver, patienceMs);
  if (missing().length > 0) {
    const came = [...messages().map(({ message }) => message.plain), ...letters().map(letterText)];
    throw new Error(
      `Expected to see ${missing().join(' and ')}; what came was:\n${came.join('\n') || '(nothing)'}`,
    );
  }
  for (const [words, question] of claimsOf(step)) {
    if (!question(sandbox)) throw new Error(`It does not hold that ${words}.`);
  }
  return { messages: messages(), letters: letters() };
};

import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../slack/control/actor.ts';
import type { SeenMessage } from '../slack/control/seen.ts';
import { people } from '../slack/workspace/seed.ts';
import type { Sandbox } from '../start-sandbox.ts';
import type { Doing, Step } from './story.ts';

const channel = 'releases';
const patienceMs = 30_000;

/** The newest message in the channel that says this, as soon as there is one with such a button. */
const messageWith = async (
  { slack }: Sandbox,
  actor: Actor,
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

const perform = async (sandbox: Sandbox, actor: Actor, does: Doing): Promise<void> => {
  const { github } = sandbox;
  switch (does.kind) {
    case 'command':
      return mustWork((await actor.command('/release', does.text, { channel })).status);
    case 'press': {
      const message = await messageWith(sandbox, actor, does.on, does.button);
      if (does.isTwice !== true) return mustWork((await actor.press(message, does.button)).status);
      return (await actor.doublePress(message, does.button)).forEach((each) => mustWork(each.status));
    }
    case 'submit':
      return mustWork((await actor.submit(does.fields)).status);
    case 'mention': {
      const { ts } = await messageWith(sandbox, actor, does.under);
      actor.say(does.text, { channel, threadTs: ts });
      return;
    }
    case 'next-run':
      return github.control.runs.order(does.outcome);
    case 'land':
      return void (await github.control.history.landPull({ title: does.title }));
    case 'wait': {
      sandbox.clock.moveForward(does.minutes * 60_000);
      await sandbox.slack.control.tick();
      return await github.control.settle();
    }
    case 'break-next':
      return sandbox.shop.breakNext(true);
    default:
      return does satisfies never;
  }
};

/** What leaves by e-mail or webhook tells nobody here when it has: it is looked for. */
const comesTrue = async (question: () => boolean): Promise<boolean> => {
  const end = performance.now() + patienceMs;
  while (!question()) {
    if (performance.now() > end) return false;
    await pause(100);
  }
  return true;
};

const versionOf = (message: SeenMessage): string => `${message.ts} ${message.versions.length}`;

const isBroken = ({ plain }: SeenMessage): boolean =>
  /broke on my side|failed because the app|dispatch_failed/.test(plain);

/** Does a step and waits for what it brings; answers with every message that is new or changed for that person. */
export const doStep = async (sandbox: Sandbox, step: Step): Promise<readonly SeenMessage[]> => {
  const { control } = sandbox.slack;
  const actor = control.as(people[step.who]);
  const known = new Set(actor.messages(channel).map(versionOf));
  await perform(sandbox, actor, step.does);
  const fresh = (): readonly SeenMessage[] =>
    actor.messages(channel).filter((each) => !known.has(versionOf(each)));
  const isOpen = (words: RegExp): boolean => actor.screen().modals.some((each) => words.test(each.plain));
  const missing = (): readonly string[] => [
    ...(step.sees ?? []).filter((words) => !fresh().some((each) => words.test(each.plain))).map(String),
    ...(step.opens === undefined || isOpen(step.opens) ? [] : [`a modal with ${step.opens}`]),
  ];
  const isOver = (): boolean => missing().length === 0 || fresh().some(isBroken);
  await control.waitFor(isOver, patienceMs).catch(() => undefined);
  if (missing().length > 0) {
    const came = fresh().map((each) => each.plain);
    throw new Error(
      `Expected to see ${missing().join(' and ')}; what came was:\n${came.join('\n') || '(nothing)'}`,
    );
  }
  const [words, question] = step.holds ?? ['', () => true];
  if (!(await comesTrue(() => question(sandbox)))) throw new Error(`It does not hold that ${words}.`);
  return fresh();
};

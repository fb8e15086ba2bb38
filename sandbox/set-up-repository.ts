import type { SlackStandIn } from './slack/start.ts';
import { people } from './slack/workspace/seed.ts';

const patienceMs = 60_000;

/** Types `/release setup …` as the admin, and waits for what the bot answers to it. */
const typeSetup = async ({ control }: SlackStandIn, words: string): Promise<string> => {
  const dana = control.as(people.dana);
  const before = new Set(dana.messages('releases').map((each) => each.ts));
  await dana.command('/release', `setup ${words}`, { channel: 'releases' });
  const answer = await control.waitFor(
    () => dana.messages('releases').find((each) => each.isEphemeral && !before.has(each.ts)),
    patienceMs,
  );
  return answer.plain;
};

/** Workflows that the answer asks to be accepted by name. */
const toAccept = (answer: string): readonly string[] => [
  ...new Set([...answer.matchAll(/ accept ([\w.-]+\.ya?ml)/g)].flatMap((each) => each[1] ?? [])),
];

/**
 * Sets the repository up as the admin, so that one can cut at once. Where a clone has workflows that a tag
 * would start, they are accepted by name: here they publish nothing. Answers with their names.
 */
export const setUpRepository = async (slack: SlackStandIn, fullName: string): Promise<readonly string[]> => {
  const accepted = toAccept(await typeSetup(slack, fullName));
  if (accepted.length > 0) await typeSetup(slack, `${fullName} accept ${accepted.join(' ')}`);
  return accepted;
};

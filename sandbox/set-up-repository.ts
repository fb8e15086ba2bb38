import type { SlackStandIn } from './slack/start.ts';
import { people } from './slack/workspace/seed.ts';

const patienceMs = 60_000;

/** Types `/release setup …` as the admin, and waits for what the bot says to it. */
export const setUpRepository = async (slack: SlackStandIn, fullName: string): Promise<string> => {
  const { control } = slack;
  const dana = control.as(people.dana);
  const before = new Set(dana.messages('releases').map((each) => each.ts));
  await dana.command('/release', `setup ${fullName}`, { channel: 'releases' });
  const answer = await control.waitFor(
    () => dana.messages('releases').find((each) => !before.has(each.ts)),
    patienceMs,
  );
  return answer.plain;
};

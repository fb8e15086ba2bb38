import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { selfStaging } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench({ repository: selfStaging });
});
afterAll(() => bench.stop());

const as = (userId: string) => bench.slack.control.as(userId);
const at = ({ ts }: SeenMessage) => ({ channel: 'releases', ts });
/** The request in the release's thread, once it reads so. */
const requestReads = (words: RegExp) =>
  bench.slack.control.waitFor(
    () =>
      as(people.dana)
        .messages('releases')
        .find((message) => {
          const text = bench.read(message);
          return message.threadTs !== null && /Approve|Caused by/.test(text) && words.test(text);
        }),
    10_000,
  );
/** Presses a button and reads what only this person is told. */
async function press(userId: string, message: SeenMessage, which: string): Promise<string> {
  const before = as(userId).messages('releases').length;
  await as(userId).press(at(message), which, { confirm: 'accept' });
  const answer = await bench.slack.control.waitFor(() =>
    as(userId)
      .messages('releases')
      .slice(before)
      .find(({ isEphemeral }) => isEphemeral),
  );
  return bench.read(answer);
}

test('a release goes to staging by itself, and to production when two approvers have agreed', async () => {
  await bench.ask(people.dana, 'cut');
  const card = await bench.cardReads('1.5.0', /Promote to production/);
  expect(bench.read(card)).toMatch(/staging {2}runs 1\.5\.0-rc\.1/);

  await as(people.dana).press(at(card), 'Promote to production');
  await bench.slack.control.waitFor(() =>
    as(people.dana)
      .screen()
      .modals.find(({ content }) => content['callback_id'] === 'promote:submit'),
  );
  await as(people.dana).submit();
  const request = await requestReads(/0 of 2/);
  expect(await bench.ask(people.sam, 'why production')).toMatch(/approved.*waits: 0 of 2 approvals/);

  expect(await press(people.dana, request, 'Approve')).toMatch(/own-request|not-permitted/);
  expect(await press(people.sam, request, 'Approve')).toContain('not-permitted');
  expect(await press(people.priya, request, 'Approve')).toContain('Your yes');
  expect(await press(people.priya, await requestReads(/1 of 2/), 'Approve')).toContain('already-approved');
  expect(await press(people.marco, await requestReads(/1 of 2/), 'Approve')).toContain('2 of 2');
  await requestReads(/2 of 2/);

  bench.forward(2 * 60_000);
  await bench.cardReads('1.5.0', /Shipped/);
  await requestReads(/succeeded.*\n?.*Approved by/s);
}, 60_000);

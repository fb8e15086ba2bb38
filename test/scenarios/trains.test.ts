import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { workbenchYaml } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const hour = 3_600_000;
const week = 7 * 24 * hour;

let bench: Workbench;
let talk: Talk;
let steps: ReturnType<typeof releaseSteps>;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      // The workbench's clock starts on a Friday at 9:00 UTC.
      waybillYaml: `${workbenchYaml.trimEnd()}\n    schedules:\n      cut: { cron: "0 9 * * 2", zone: Europe/Berlin, announce: 3h }\n`,
    },
  });
  talk = talkOn(bench);
  steps = releaseSteps(bench);
  await until('the schedule is kept', async () => (await schedules()).length === 1);
});
afterAll(() => bench.stop());

const schedules = async () =>
  (await bench.database.pool.query("select 1 from schedules where kind = 'cut'")).rows;
const releases = async () =>
  (
    await bench.database.pool.query<{ version: string; captain_id: string | null }>(
      'select version, captain_id from releases order by cut_at',
    )
  ).rows;
const forwardTo = (time: string) => bench.forward(new Date(time).getTime() - bench.now().getTime());
const abandonOpen = async () => {
  const version = (await releases()).at(-1)?.version ?? '';
  await bench.ask(people.dana, `abandon ${version} because we start anew`);
};
// The train's message names the version too.
const cardReads = (words: string) => talk.hears(new RegExp(`^storefront 1\\.5\\.0 · [^]*${words}`));
const trainMessage = (words: string | RegExp) => talk.hears(words);
const press = async (ts: string, button: string, userId: string = people.dana) =>
  talk.answerTo(userId, () => bench.slack.control.as(userId).press({ channel: 'releases', ts }, button));

test('a train is announced with what it would bring, skipped and resumed in place, and cut at its time', async () => {
  expect(await bench.ask(people.dana, 'schedule')).toMatch(
    /A release is cut Tue 24 Nov 09:00 Europe\/Berlin/,
  );
  expect(await bench.ask(people.sam, 'status')).toMatch(/The next release train: Tue 24 Nov 09:00/);
  forwardTo('2026-11-24T05:00:01Z');
  const announced = await trainMessage(
    /next release of storefront will be cut Tue 24 Nov 09:00 Europe\/Berlin/,
  );
  expect(bench.read(announced)).toMatch(/If it were cut now: 1\.5\.0-rc\.1/);

  expect(await press(announced.ts, 'Skip', people.sam)).toContain('not-permitted');
  expect(await press(announced.ts, 'Skip')).toContain('is skipped');
  await until('the message says so', () => /is skipped, says/.test(readTs(announced.ts)));
  expect(await press(announced.ts, 'Resume')).toContain('goes after all');
  await until('the message says so', () => /resumed it/.test(readTs(announced.ts)));

  forwardTo('2026-11-24T08:00:00Z');
  await cardReads('Captain none, cut by its schedule');
  await until('the message names what was cut', () => readTs(announced.ts).includes('was cut: 1.5.0-rc.1'));
  expect(talk.said(/release train|next release/i)).toHaveLength(1);
  expect(await bench.ask(people.dana, 'history')).toMatch(/cut 1\.5\.0-rc\.1 for the release train/);
});

test('a promotion is planned by words, shown with the gates of that time, listed, and cancelled', async () => {
  await cardReads('Ready');
  const planned = await bench.ask(people.dana, 'promote to production at in 3h latest 2h');
  expect(planned).toMatch(/1\.5\.0-rc\.1 to production is planned for/);
  expect(planned).toMatch(/✅ due[\s\S]*verified earlier waits/);
  expect(await bench.ask(people.dana, 'promote to production')).toMatch(/is planned already/);
  expect(await bench.ask(people.dana, 'promote to staging at in 30d')).toContain('plan-too-far');
  expect(await bench.ask(people.dana, 'queue production')).toMatch(/1\.5\.0-rc\.1 is planned for/);
  expect(await bench.ask(people.dana, 'schedule')).toMatch(
    /Planned promotions[\s\S]*1\.5\.0-rc\.1 to production/,
  );
  await cardReads('production.*requested, planned for');
  const request = await talk.hears(/storefront 1\.5\.0-rc\.1 to production[\s\S]*Planned for/);
  expect(await press(request.ts, 'Cancel')).toContain('is cancelled');
  expect(await bench.ask(people.dana, 'schedule')).not.toContain('Planned promotions');
});

test('the next one cuts nothing while that release is open, and says why', async () => {
  await steps.land('feat: another one');
  bench.forward(week - 3 * hour);
  await trainMessage(/would cut nothing\. 1\.5\.0 is still open/);
  bench.forward(3 * hour);
  const over = await trainMessage(/1 Dec 09:00 Europe\/Berlin.* cuts nothing/);
  expect(bench.read(over)).toContain('Not cut: still-open');
  expect(await releases()).toEqual([{ version: '1.5.0', captain_id: null }]);
});

test('one that is due while GitHub is away says so, is tried again, and is cut when it answers', async () => {
  await bench.ask(people.dana, 'abandon 1.5.0 because we start anew');
  forwardTo('2026-12-08T05:00:01Z');
  const announced = await trainMessage(/next release of storefront will be cut Tue 8 Dec/);
  bench.github.control.troubles.add({ kind: 'answer', status: 503, route: 'GET **' });
  forwardTo('2026-12-08T08:00:00Z');
  await until('it says that GitHub is away', () => /could not be asked/.test(readTs(announced.ts)));
  expect(await releases()).toHaveLength(1);
  bench.github.control.troubles.clear();
  bench.forward(60_000);
  await until('it is cut', () => /was cut: \S+-rc\.1/.test(readTs(announced.ts)));
  expect(await releases()).toHaveLength(2);
});

test('one that is due while nothing runs is said and not cut, and the schedule goes on', async () => {
  await abandonOpen();
  await steps.land('feat: one more');
  forwardTo('2026-12-15T05:00:01Z');
  const announced = await trainMessage(/next release of storefront will be cut Tue 15 Dec/);
  await bench.stopApp();
  forwardTo('2026-12-15T09:00:00Z');
  await bench.startApp();
  await until('it was missed', () => /was missed[\s\S]*Not cut: nothing-ran/.test(readTs(announced.ts)));
  await trainMessage(/15 Dec 09:00 Europe\/Berlin.*is not cut/);
  expect(await releases()).toHaveLength(2);
});

test('killed between firing and the cut, it is cut exactly once', async () => {
  forwardTo('2026-12-22T05:00:01Z');
  const announced = await trainMessage(/next release of storefront will be cut Tue 22 Dec/);
  forwardTo('2026-12-22T08:00:00Z');
  await bench.restart();
  await until('a release is cut', async () => (await releases()).length === 3);
  bench.forward(60_000);
  await bench.restart();
  await until('it is said', () => /was cut: \S+-rc\.1/.test(readTs(announced.ts)));
  expect(await releases()).toHaveLength(3);
});

const readTs = (ts: string): string =>
  talk
    .said(/./)
    .filter((message) => message.ts === ts)
    .map(bench.read)
    .join('');

import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, sam } = people;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await bench.cardReads('1.5.0', 'Ready');
  await steps.land('feat: a second release');
  await steps.cut();
  await bench.cardReads('1.6.0', 'Ready');
});
afterAll(() => bench.stop());

const land = (title: string, files: Readonly<Record<string, string>>) =>
  bench.github.control.history.landPull({ title, files });

/** A pick asks GitHub for much, one after the other. */
const pickedInto15 = async (number: number, candidate: string) => {
  await bench.ask(dana, `pick ${number} into 1.5`);
  await until(
    `${candidate} is there`,
    async () => (await steps.tags()).includes(`v1.5.0-${candidate}`),
    30_000,
  );
};

test('what one release has and a later one lacks keeps that one from being promoted, until it is picked or waived', async () => {
  const { number } = await land('fix: currency', { 'src/currency.ts': 'EUR\n' });
  await pickedInto15(number, 'rc.2');
  await bench.ask(dana, 'promote 1.6 to staging');
  const why = await bench.ask(dana, 'why staging');
  expect(why).toMatch(/fixes kept says no: it would drop .*which is in 1\.5\.0/);
  expect(why).toContain(`#${number}`);

  expect(await bench.ask(sam, `waive #${number} because it is not needed`)).toContain('not-permitted');
  expect(await bench.ask(dana, `waive #${number}`)).toContain('reason-missing');
  expect(await bench.ask(dana, `waive #${number} because 1.6 has no currencies`)).toContain(
    'no longer asked',
  );
  await talk.hears('releases after 1.5.0 need not have it');
  // Nothing else kept it back.
  await until('it goes to staging', async () => {
    const { rows } = await bench.database.pool.query('select state from deployments');
    return rows.length === 1 && rows[0]?.state !== 'requested';
  });
});

test('a cut that would drop a fix of an earlier release is refused, and names it', async () => {
  const before = await gitAt(bench, 'rev-parse', 'main');
  const { number } = await land('fix: rates', { 'src/rates.ts': 'x\n' });
  await pickedInto15(number, 'rc.3');
  const answer = await bench.ask(dana, `cut at ${before.slice(0, 12)} as 1.7.0`);
  expect(answer).toMatch(/1\.7\.0 would drop 1 fix.*fixes-missing/s);
  expect(answer).toContain(`#${number}`);
  expect(await bench.ask(dana, 'cut as 1.7.0')).toContain('1.7.0-rc.1 is cut');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { openPlainBench, type PlainBench } from './plain-bench.ts';
import { succeeds } from './plain-runs.ts';
import { promoteWithTwo, shipTheFirst } from './plain-steps.ts';

let bench: PlainBench;
beforeAll(async () => {
  bench = await openPlainBench();
  await shipTheFirst(bench);
});
afterAll(() => bench.stop());

const ask = (text: string) => bench.desk.ask('U1', text);

test('whoever is in the channel reads what is so', async () => {
  const { desk } = bench;
  expect(await desk.ask('U5', 'status')).toMatch(/\*production\* {2}runs 0\.1\.0-rc\.1/);
  expect(await desk.ask('U5', 'where #2')).toContain('production');
  expect(await desk.ask('U5', 'notes 0.1')).toContain('search by name');
  expect(await desk.ask('U5', 'history production')).toMatch(/runs|succeed/);
  expect(await desk.ask('U5', 'audit verify')).toContain('The trail is whole');
  expect(await desk.ask('U5', 'doctor')).toContain('A cut is possible');
  expect(await desk.ask('U5', 'metrics storefront')).toContain('1 deployment');
  expect(await desk.ask('U5', 'cut')).toContain('not-permitted');
});

test('people are told what they subscribed to, and the next train can be left out', async () => {
  expect(await ask('subscribe me to asn, pod')).toContain('<@U1> gets advance notices');
  expect(await ask('subscribe <@U5> to pod for production')).toMatch(
    /<@U5> gets proofs of delivery.*production/,
  );
  expect(await ask('unsubscribe me')).toContain('no more notices');
  expect(await ask('schedule')).toContain('Europe/Berlin');
  expect(await ask('schedule skip')).toContain('is skipped');
  expect(await ask('schedule resume')).toContain('goes after all');
});

test('a freeze stops a promotion until it is ended, and why says so', async () => {
  const { desk, github } = bench;
  github.repository.history.land('feat: pay by card');
  await ask('cut');
  await desk.reads(/0\.2\.0-rc\.1\* runs in \*staging\*, verified/);
  expect(await ask('freeze production until tomorrow 9:00 because the shop is on television')).toContain(
    'is frozen',
  );
  await promoteWithTwo(bench, '0.2.0');
  expect(await ask('why production')).toMatch(/\*not frozen\* (?:waits|says no).*television/);
  expect(await ask('simulate promote 0.2 to production at tomorrow 10:00')).toMatch(/✅ \*not frozen\*/);
  expect(await ask('diff 0.1.0 0.2.0')).toContain('pay by card');
  github.repository.runs.fate = () => 'by hand';
  expect(await ask('unfreeze production')).toContain('no longer frozen');
  await until('it runs', () => github.repository.runs.all.at(-1)?.status === 'in_progress');
  await until('the queue shows it', async () => (await ask('queue production')).includes('0.2.0-rc.1'));
  github.repository.runs.fate = succeeds;
  const running = github.repository.runs.all.at(-1);
  if (running !== undefined) github.repository.runs.end(running, 'success');
  await desk.reads(/\*0\.2\.0\* is shipped/);
});

test('a change is picked into an open release, and a hotfix starts from production', async () => {
  const { desk, github } = bench;
  github.repository.history.land('feat: gift cards');
  await ask('cut');
  await desk.reads(/0\.3\.0-rc\.1\* runs in \*staging\*, verified/);
  const fix = github.repository.history.land('fix: round up');
  expect(await ask(`pick #${fix} into 0.3`)).toContain('0.3.0');
  await desk.reads(/0\.3\.0-rc\.2\* runs in \*staging\*, verified/);
  expect(await ask(`hotfix #${fix} as 0.2.1 take staging`)).toContain('0.2.1');
  await desk.reads(/0\.2\.1-rc\.1\* is ready/);
});

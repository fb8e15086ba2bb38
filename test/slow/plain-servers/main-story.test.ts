import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlainBench, type PlainBench } from './plain-bench.ts';

let bench: PlainBench;
beforeAll(async () => {
  bench = await openPlainBench();
});
afterAll(() => bench.stop());

test('a release goes from setup to production over documented methods alone', async () => {
  const { desk, github } = bench;
  const { repository } = github;
  expect(await desk.ask('U1', 'setup acme/storefront')).toContain('Set up: `storefront`');
  expect(await desk.ask('U5', 'preview')).toContain('0.1.0');
  expect(await desk.ask('U1', 'cut')).toContain('*0.1.0-rc.1* is cut');
  await desk.reads(/0\.1\.0-rc\.1\* runs in \*staging\*, verified/);

  expect(await desk.ask('U1', 'promote to production')).toContain('is asked for');
  await desk.reads(/0\.1\.0-rc\.1 to production: waits for 2 approvals/);
  expect(await desk.press('U1', /^Approve$/)).toMatch(/requester|asked|cut/);
  expect(await desk.press('U2', /^Approve$/)).toContain('1 of 2');
  expect(await desk.press('U2', /^Approve$/)).toMatch(/already/);
  expect(await desk.press('U3', /^Approve$/)).toContain('2 of 2');
  await desk.reads(/0\.1\.0-rc\.1\* runs in \*production\*, verified/);
  await desk.reads(/\*0\.1\.0\* is shipped/);
  await desk.reads(/storefront 0\.1\.0 · rc\.1: shipped/);

  expect(repository.runs.all.map(({ workflow, inputs }) => [workflow, inputs['environment']])).toEqual([
    ['build.yml', undefined],
    ['deploy.yml', 'staging'],
    ['deploy.yml', 'production'],
  ]);
  expect(new Set(repository.runs.all.map(({ inputs }) => inputs['version'])).size).toBe(1);
  expect([...repository.history.tags.keys()]).toEqual(['v0.1.0-rc.1', 'v0.1.0']);
  expect(repository.releases).toMatchObject([{ tag_name: 'v0.1.0', draft: false }]);
  expect(desk.messages(/storefront 0\.1\.0 · rc\.1/)).toHaveLength(1);
});

test('what fails is rolled back by command and by button, and everything else can be asked', async () => {
  const { desk, github } = bench;
  const { repository } = github;
  repository.history.land('fix: find again (#2)');
  expect(await desk.ask('U1', 'cut storefront as minor')).toContain('0.2.0-rc.1');
  await desk.reads(/0\.2\.0-rc\.1\* runs in \*staging\*, verified/);

  const promote = async (version: string): Promise<void> => {
    await desk.ask('U1', `promote ${version} to production`);
    await desk.press('U2', /^Approve$/, new RegExp(`${version}.* to production`));
    await desk.press('U3', /^Approve$/, new RegExp(`${version}.* to production`));
  };
  await promote('0.2.0');
  await desk.reads(/\*0\.2\.0\* is shipped/);
  const modal = await desk.ask('U1', 'rollback production');
  console.log(modal);
  await desk.submit('U1', 'the search is broken');
  await desk.reads(/production\* is back on \*0\.1\.0-rc\.1\*/);
  for (const q of [
    'status',
    'why production',
    'queue',
    'queue production',
    'diff 0.1.0 0.2.0',
    'where #3',
    'where 3',
    'history',
    'history production',
    'audit verify',
    'audit export',
    'subscribe me to asn, pod',
    'subscribe <@U5> to pod for production',
    'unsubscribe me',
    'schedule',
    'schedule skip',
    'schedule resume',
    'notes',
    'digest',
    'metrics',
    'doctor',
    'freeze production until 18:00 because of a show',
    'freeze',
    'unfreeze production',
    'freeze everything because test',
    'unfreeze everything',
    'freeze project because test',
    'unfreeze',
    'unfreeze project',
    'help',
    'help cut',
    'lift hold production because mended',
    'foo',
  ])
    console.log(`=== ${q}\n${await desk.ask('U1', q)}`);
  repository.history.land('feat: pay');
  console.log(await desk.ask('U1', 'cut'));
  await desk.reads(/0\.3\.0-rc\.1\* runs in \*staging\*, verified/);
  for (const q of [
    'why production',
    'simulate promote 0.3.0 to production at tomorrow 10:00',
    'simulate promote latest to production at in 2h',
    'pick #4',
    'pick #3 into 0.3',
  ])
    console.log(`=== ${q}\n${await desk.ask('U1', q)}`);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
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
  await until('it is published', () => repository.releases.some(({ draft }) => !draft));
  expect(repository.releases.map(({ tag_name: tag }) => tag)).toEqual(['v0.1.0']);
  expect(desk.messages(/storefront 0\.1\.0 · rc\.1/)).toHaveLength(1);
});

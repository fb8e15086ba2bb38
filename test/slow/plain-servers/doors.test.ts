import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../support/until.ts';
import { openPlainBench, type PlainBench } from './plain-bench.ts';

let bench: PlainBench;
beforeAll(async () => {
  bench = await openPlainBench();
});
afterAll(() => bench.stop());

const look = async (path: string) => {
  const response = await fetch(`${bench.bot.url}${path}`);
  return { status: response.status, text: await response.text() };
};

test('Slack’s question whether the address is ours is answered, and nothing that is not signed', async () => {
  const { bot, slack } = bench;
  const asked = await bot.fromSlack({ type: 'url_verification', challenge: 'plain-challenge', token: 'x' });
  expect(await asked.text()).toContain('plain-challenge');
  const body = new URLSearchParams({ command: '/release', text: 'help', user_id: 'U1', team_id: 'T1' });
  const unsigned = await fetch(`${bot.url}/slack/events`, { method: 'POST', body });
  expect(unsigned.status).toBe(401);
  expect(slack.shown).toEqual([]);
});

test('a webhook is taken once, and not at all without a good signature', async () => {
  const { bot } = bench;
  const run = { id: 1, status: 'completed', conclusion: 'success', head_sha: 'a'.repeat(40) };
  const body = {
    action: 'completed',
    workflow_run: run,
    repository: { id: 77, full_name: 'acme/storefront' },
  };
  const tell = async (how: Parameters<typeof bot.fromGithub>[2]) =>
    (await bot.fromGithub('workflow_run', body, how)).status;
  expect(await tell({ secret: null })).toBe(401);
  expect(await tell({ secret: 'of somebody else' })).toBe(401);
  expect(await tell({ id: 'one' })).toBe(202);
  expect(await tell({ id: 'one' })).toBe(202);
  const { rows } = await bench.database.pool.query("select 1 from github_deliveries where id = 'one'");
  expect(rows).toHaveLength(1);
});

test('it is alive while its outside is down, and ready as long as the database answers', async () => {
  const { github, slack, database } = bench;
  expect(await look('/healthz')).toMatchObject({ status: 200 });
  expect((await look('/metrics')).text).toMatch(/^waybill_/m);
  expect((await look('/readyz')).text).toMatch(/"slack":"up","github":"up"/);
  github.twist = () => ({ status: 500 });
  slack.twist = () => ({ status: 500 });
  await until(
    'both are said to be down',
    async () => /"slack":"down","github":"down"/.test((await look('/readyz')).text),
    60_000,
  );
  expect(await look('/readyz')).toMatchObject({ status: 200 });
  await database.goAway();
  await until('it is not ready', async () => (await look('/readyz')).status === 503);
  expect(await look('/healthz')).toMatchObject({ status: 200 });
  await database.comeBack();
  await until('it is ready again', async () => (await look('/readyz')).status === 200, 60_000);
});

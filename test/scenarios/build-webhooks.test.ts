import { createHmac, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

const [secret, secretBefore] = ['a-secret-of-github', 'the-one-before-it'];

beforeAll(async () => {
  bench = await startWorkbench({ environment: { GITHUB_WEBHOOK_SECRET: `${secret},${secretBefore}` } });
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

type Trouble = Parameters<Workbench['github']['control']['webhooks']['trouble']>[0];

test.each<[string, Trouble]>([
  ['never arrives', { action: 'lose' }],
  ['arrives late', { action: 'delay', delayMs: 30_000 }],
  ['arrives twice', { action: 'duplicate' }],
  ['is overtaken by the next one', { action: 'reorder' }],
])('a build comes home where word of it %s', async (_, trouble) => {
  bench.github.control.webhooks.trouble({ ...trouble, event: 'workflow_run' });
  const version = await steps.cutNext();
  await steps.flying(bench.cardReads(version, 'Ready'));
  bench.github.control.webhooks.clear();
  await bench.github.control.settle();
  await steps.threadReads(version, 'is ready');
  const ends = steps.thread(version).filter((message) => bench.read(message).includes('is ready'));
  expect(ends).toHaveLength(1);
});

async function deliver(payload: object, how: { readonly secret: string; readonly id?: string }) {
  const body = JSON.stringify(payload);
  const url = bench.github.control.webhooks.deliveries().find((one) => one.url !== '')?.url ?? '';
  const { status } = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'workflow_run',
      'x-github-delivery': how.id ?? randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', how.secret).update(body).digest('hex')}`,
    },
    body,
  });
  return status;
}

const wordOfRun = (repositoryId: number, sha: string) => ({
  action: 'completed',
  repository: { id: repositoryId, full_name: 'evil/storefront', default_branch: 'main' },
  workflow_run: { id: 4, head_sha: sha, status: 'completed', conclusion: 'success', run_attempt: 1 },
});

const row = () =>
  bench.database.db
    .selectFrom('dispatches')
    .selectAll()
    .orderBy('wantedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

const handled = (id: string) =>
  until('the delivery is handled', async () => {
    const kept = await bench.database.db
      .selectFrom('githubDeliveries')
      .select('handledAt')
      .where('id', '=', id)
      .executeTakeFirst();
    return kept?.handledAt != null;
  });

test('word from a foreign repository changes nothing, even with a good signature', async () => {
  bench.github.control.runs.pace('manual');
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'was asked for');
  const before = await row();
  const id = randomUUID();
  expect(await deliver(wordOfRun(666, before.sha), { secret, id })).toBe(202);
  await handled(id);
  expect(await row()).toMatchObject({ runId: before.runId, state: 'running', runConclusion: null });
  bench.github.control.runs.conclude(run, 'success');
  await bench.cardReads(version, 'Ready');
});

test('what a webhook claims is not believed: GitHub itself is asked', async () => {
  bench.github.control.runs.pace('manual');
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'was asked for');
  const { sha } = await row();
  const id = randomUUID();
  const claim = wordOfRun(9001, sha);
  expect(await deliver({ ...claim, workflow_run: { ...claim.workflow_run, id: run } }, { secret, id })).toBe(
    202,
  );
  await handled(id);
  await until('it was looked at', async () => (await row()).runStatus === 'queued');
  expect(bench.read(await bench.cardReads(version, 'Building'))).not.toContain('Ready');
  bench.github.control.runs.conclude(run, 'success');
  await bench.cardReads(version, 'Ready');
});

test.each([
  ['the secret', secret, 202],
  ['the secret before it, while it is being changed', secretBefore, 202],
  ['any other', 'guessed', 401],
])('a webhook that is signed with %s is answered as it deserves', async (_, signedWith, status) => {
  expect(await deliver(wordOfRun(9001, 'a'.repeat(40)), { secret: signedWith })).toBe(status);
});

test('word that comes while the database is away is not taken, and the build comes home all the same', {
  timeout: 40_000,
}, async () => {
  bench.github.control.runs.pace('manual');
  const version = await steps.cutNext();
  const run = await steps.newestRun(version);
  await bench.cardReads(version, 'was asked for');
  await withoutDatabase(async () => {
    bench.github.control.runs.conclude(run, 'success');
    await bench.github.control.settle();
    expect(bench.github.control.webhooks.deliveries().at(-1)).toMatchObject({ status: 503 });
  });
  // Whatever ran as the connections broke is missed by its heartbeat, and then runs again.
  await steps.flying(until('it is ready', async () => (await row()).state === 'succeeded', 30_000));
});

async function withoutDatabase(meanwhile: () => Promise<void>): Promise<void> {
  const url = new URL(bench.database.url);
  const name = url.pathname.slice(1);
  url.pathname = '/template1';
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(`alter database ${name} with allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await meanwhile();
  } finally {
    await admin.query(`alter database ${name} with allow_connections true`);
    await admin.end();
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { people } from '../sandbox/slack/workspace/seed.ts';
import { oneEnvironment } from '../test/support/one-environment.ts';
import { percentile, rounded } from './support/measure.ts';
import { ask, startOwnPostgres } from './support/own-postgres.ts';
import { openQueuedJobs } from './support/queued-jobs.ts';
import { printJson, printTable, say } from './support/report.ts';
import { openWorkspace } from './support/workspace.ts';

/**
 * From the click on Roll back to the dispatch at GitHub: in a system at rest, and with many jobs of other kinds queued;
 * with `--slack-seconds 3`, with a slow Slack besides. Who clicks is looked up there before anything is decided.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    queued: { type: 'string', default: '10000' },
    'slack-seconds': { type: 'string', default: '0' },
  },
});
const rounds = Number(values.rounds);
const queued = Number(values.queued);
const slackMs = Number(values['slack-seconds']) * 1000;
const patienceMs = 120_000;

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
say('Installing Waybill, and shipping two releases…');
const workspace = await openWorkspace({
  databaseUrl,
  repository: oneEnvironment(),
});
cleanup.defer(() => workspace.close());
const { slack, github } = workspace;
const waybill = await workspace.start();
cleanup.defer(() => waybill.stop());
await workspace.ask('setup acme/storefront');
await workspace.ask('cut');
await workspace.cardReads('1.5.0', /Shipped/, patienceMs);
await github.control.history.landPull({ title: 'fix: something to take away' });
await workspace.ask('cut');
await workspace.cardReads('1.5.1', /Shipped/, patienceMs);
const jobs = await openQueuedJobs(databaseUrl);
cleanup.defer(() => jobs.stop());
const captain = slack.control.as(people.dana);

type Round = { readonly ms: number; readonly left: number };

/** The next deployment that GitHub is asked for. */
const dispatched = () =>
  new Promise<number>((resolve) => {
    const stop = github.control.requests.subscribe(({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/deploy.yml/dispatches')) return;
      stop();
      resolve(performance.now());
    });
  });

/** The rollback before counts as a promotion of a candidate that nobody calls bad, so that the next one goes back again. */
async function forgive(): Promise<void> {
  await ask(
    databaseUrl,
    'update candidates set bad_since = null, bad_reason = null, revision = revision + 1',
  );
  await ask(
    databaseUrl,
    "update deployments set origin = 'automatic', rollback = null where rollback is not null",
  );
  await ask(databaseUrl, 'delete from holds');
}

async function untilBack(): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    const [row] = await ask(
      databaseUrl,
      "select count(*) as n from deployments where state not in ('succeeded', 'failed', 'errored', 'cancelled')",
    );
    if (Number(row?.['n']) === 0) return;
    await pause(50);
  }
  throw new Error('The rollback did not end.');
}

async function round(load: { readonly queued: number; readonly slackMs: number }): Promise<Round> {
  await forgive();
  await captain.command('/release', 'rollback production', { channel: 'releases' });
  await slack.control.waitFor(
    () => captain.screen().modals.find(({ content }) => content['callback_id'] === 'rollback:submit'),
    patienceMs,
  );
  await jobs.fill(load.queued);
  if (load.slackMs > 0) slack.control.makeTrouble({ effect: { kind: 'slow', ms: load.slackMs } });
  const start = dispatched();
  const clickedAt = performance.now();
  await captain.submit();
  const begunAt = await Promise.race([start, pause(patienceMs, null)]);
  if (begunAt === null) throw new Error('Nothing was dispatched.');
  const ms = begunAt - clickedAt;
  const left = await jobs.left();
  slack.control.clearTrouble();
  await untilBack();
  return { ms, left };
}

async function measure(what: string, load: { readonly queued: number; readonly slackMs: number }) {
  const each: Round[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    each.push(await round(load));
    if (number % 10 === 0) say(`${what}: round ${number} of ${rounds}…`);
  }
  const waits = each.map(({ ms }) => ms);
  return {
    what,
    p50Ms: rounded(percentile(waits, 50), 0),
    p99Ms: rounded(percentile(waits, 99), 0),
    fewestLeft: Math.min(...each.map(({ left }) => left)),
  };
}

await round({ queued: 0, slackMs: 0 });
const figures = [
  await measure('at rest', { queued: 0, slackMs: 0 }),
  await measure(`${queued} jobs queued`, { queued, slackMs }),
];
printTable(
  `From the click on Roll back to the dispatch, ${rounds} rollbacks each`,
  ['', 'p50, ms', 'p99, ms', 'fewest jobs left at the dispatch'],
  figures.map(({ what, p50Ms, p99Ms, fewestLeft }) => [what, p50Ms, p99Ms, fewestLeft]),
);
printJson('rollback', { rounds, queued, slackMs, figures });

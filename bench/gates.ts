import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { mintFrom } from '../src/app/mint.ts';
import { judgeLadder } from '../src/domain/policy/judge-ladder.ts';
import { judgeDeployment } from '../src/operations/judge-deployment.ts';
import type { Ports } from '../src/ports.ts';
import { connect } from '../src/store/connect.ts';
import { openStore } from '../src/store/open-store.ts';
import { partly } from '../test/support/promotion/partly.ts';
import { installWithRelease } from './support/installed.ts';
import { median, rounded, timed } from './support/measure.ts';
import { startOwnPostgres } from './support/own-postgres.ts';
import { printJson, printTable, say } from './support/report.ts';
import { storeWaiting } from './support/stored-deployments.ts';

/**
 * Every gate of so many deployments that wait, as it is when a freeze ends: what each is judged on is read from the
 * database, and then decided. Held against reading one row of each, one after the other, on one connection.
 */
const { values } = parseArgs({
  options: { waiting: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } },
});
const waiting = Number(values.waiting);
const rounds = Number(values.rounds);

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
say('Installing Waybill, and asking for a deployment…');
const installed = await installWithRelease(databaseUrl);
cleanup.defer(() => installed.close());
const running = await installed.start();
await installed.cardReads('1.5.0', /Promote to production|production.*requested/s, 60_000);
await installed.ask('promote 1.5.0 to production');
await running.stop();
await storeWaiting(databaseUrl, waiting);

const connection = connect(databaseUrl, { info: () => undefined, warn: console.warn });
cleanup.defer(() => connection.close());
const clock = { now: () => new Date() };
const refuse = (): never => {
  throw new Error('Judging changes nothing.');
};
const tools = { db: connection.db, clock, mint: mintFrom(clock), queue: { enqueue: refuse, wake: refuse } };
const ports = partly<Ports>({ clock, store: openStore(tools) });
const deployments = await connection.db
  .selectFrom('deployments')
  .selectAll()
  .where('state', '=', 'requested')
  .execute();

/** So many at a time as a bot judges: its pool has ten connections, and each judgement reads several things at once. */
const atOnce = 5;

async function judgeAll(): Promise<void> {
  const left = [...deployments];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        await judgeDeployment(ports, next);
      }
    }),
  );
}

const bare = new Client({ connectionString: databaseUrl });
await bare.connect();
cleanup.defer(() => bare.end());
async function readAll(): Promise<void> {
  for (const { id } of deployments) await bare.query('select * from deployments where id = $1', [id]);
}

const first = deployments[0];
const judged = first === undefined ? null : await judgeDeployment(ports, first);
if (judged === null) throw new Error('Nothing waits.');
const decideAll = (): void => {
  for (const deployment of deployments) judgeLadder({ ...judged.facts, deployment }, deployment.ladder);
};

say('Warming up…');
await judgeAll();
await readAll();
const pairs: { readonly judgeMs: number; readonly decideMs: number; readonly readMs: number }[] = [];
for (let number = 1; number <= rounds; number += 1) {
  say(`round ${number} of ${rounds}…`);
  const { ms: readMs } = await timed(readAll);
  const { ms: judgeMs } = await timed(judgeAll);
  const { ms: decideMs } = await timed(decideAll);
  pairs.push({ judgeMs, decideMs, readMs });
}
const middle = (of: 'judgeMs' | 'decideMs' | 'readMs'): number =>
  rounded(median(pairs.map((each) => each[of])), 1);
const figures = {
  judgeMs: middle('judgeMs'),
  decideMs: middle('decideMs'),
  readMs: middle('readMs'),
  ratio: rounded(median(pairs.map(({ judgeMs, readMs }) => judgeMs / readMs)), 1),
};
printTable(
  `The gates of ${deployments.length} deployments that wait, ${rounds} rounds, medians`,
  ['', 'ms'],
  [
    ['reading one row of each', figures.readMs],
    ['judging each, reading included', figures.judgeMs],
    ['of that, deciding alone', figures.decideMs],
    ['judging against reading one row', figures.ratio],
  ],
);
printJson('gates', { waiting: deployments.length, rounds, ...figures });

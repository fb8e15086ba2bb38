import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { installWithRelease, startBeside } from './support/installed.ts';
import { percentile, rounded, timed } from './support/measure.ts';
import { ask, startOwnPostgres } from './support/own-postgres.ts';
import { commandFields, putLoad } from './support/put-load.ts';
import { printJson, printTable, say, verdict } from './support/report.ts';
import { storeDeployments } from './support/stored-deployments.ts';
import { startWaybill } from './support/waybill.ts';

/**
 * How long `status`, `why` and `queue` take to answer with a short past and with a long one: a release that is under
 * way, and behind it so many deployments that are over. Each is asked one at a time, from the request to the answer.
 */
const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '1000' },
    many: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '60' },
  },
});
const few = Number(values.few);
const many = Number(values.many);
const aim = { atMost: 2 } as const;
const commands = ['status', 'why production', 'queue'] as const;

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
say('Installing Waybill, and bringing a release on its way…');
const installed = await installWithRelease(databaseUrl);
cleanup.defer(() => installed.close());
const { surroundings } = installed;
const first = await installed.start();
await installed.cardReads('1.5.0', /Promote to production|production.*requested/s, 60_000);
await installed.ask('promote 1.5.0 to production');
await first.stop();

const sink = await startBeside('./slack-sink.ts', { EXPECTED: 'storefront' });
cleanup.defer(() => sink.stop());
const waybill = await startWaybill({ ...surroundings, slackApiUrl: `${sink.url}/api/` });
cleanup.defer(() => waybill.stop());

type Waits = {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How many rows PostgreSQL looked at for one answer; a busy machine does not change that. */
  readonly rows: number;
  /** The tables of which it looked at the most. */
  readonly most: string;
};

type Looked = ReadonlyMap<string, number>;

/** Rows looked at so far in the tables that grow with the past. */
async function rowsLookedAt(): Promise<Looked> {
  const rows = await ask(
    databaseUrl,
    `select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as looked from pg_stat_user_tables
      where relname in ('deployments', 'dispatches', 'releases', 'candidates', 'approvals', 'messages')`,
  );
  return new Map(rows.map((row) => [String(row['relname']), Number(row['looked'])]));
}

/** PostgreSQL's processes report what they looked at a while later. */
const reportedAfterMs = 2_000;

async function rowsOf(work: () => Promise<unknown>, requests: number): Promise<Pick<Waits, 'rows' | 'most'>> {
  await pause(reportedAfterMs);
  const before = await rowsLookedAt();
  await work();
  await pause(reportedAfterMs);
  const looked = [...(await rowsLookedAt())]
    .map(([table, rows]) => [table, Math.round((rows - (before.get(table) ?? 0)) / requests)] as const)
    .toSorted(([, a], [, b]) => b - a);
  const [[most, times] = ['', 0]] = looked;
  return { rows: looked.reduce((sum, [, rows]) => sum + rows, 0), most: `${most} ${times}` };
}

async function waitsFor(command: string, requests: number): Promise<Waits> {
  const since = new Date();
  let waits: readonly number[] = [];
  const looked = await rowsOf(async () => {
    waits = await askOften(command, requests, since);
  }, requests);
  return { p50Ms: rounded(percentile(waits, 50), 1), p99Ms: rounded(percentile(waits, 99), 1), ...looked };
}

async function askOften(command: string, requests: number, since: Date): Promise<readonly number[]> {
  const { failures } = await putLoad({
    url: waybill.url,
    signingSecret: surroundings.slackSigningSecret,
    connections: 1,
    restMs: 100,
    seconds: 120,
    requests,
    fields: commandFields(command, `${sink.url}/answer`),
  });
  if (failures > 0) throw new Error(`${failures} requests failed.`);
  const rows = await untilAnswered(since);
  return rows.map((row) => Number(row['ms']));
}

async function untilAnswered(since: Date): Promise<readonly Readonly<Record<string, unknown>>[]> {
  for (;;) {
    const rows = await ask(
      databaseUrl,
      `select 1000 * extract(epoch from answered_at - received_at)::float8 as ms from requests
        where received_at >= '${since.toISOString()}'`,
    );
    if (rows.every((row) => row['ms'] !== null)) return rows;
    await pause(200);
  }
}

async function measureAll(): Promise<readonly Waits[]> {
  const waits: Waits[] = [];
  for (const command of commands) {
    await waitsFor(command, 10);
    waits.push(await waitsFor(command, Number(values.requests)));
  }
  return waits;
}

say(`Storing ${few} deployments…`);
await storeDeployments(databaseUrl, { from: 0, to: few });
const withFew = await measureAll();
say(`Storing ${many} deployments…`);
const { ms: storingMs } = await timed(() => storeDeployments(databaseUrl, { from: few, to: many }));
say(`That took ${rounded(storingMs / 1000, 0)} s.`);
const withMany = await measureAll();

const figures = commands.map((command, at) => {
  const [before, after] = [withFew[at], withMany[at]];
  const ratio = rounded((after?.p50Ms ?? Number.NaN) / (before?.p50Ms ?? Number.NaN));
  return { command, few: before, many: after, ratio };
});
printTable(
  `From the request to its answer, with ${few} and with ${many} deployments stored`,
  ['', `p50, ${few}`, `p50, ${many}`, 'ratio', 'p99', 'p99 ', 'aim'],
  figures.map(({ command, few: before, many: after, ratio }) => [
    `/release ${command}`,
    before?.p50Ms ?? Number.NaN,
    after?.p50Ms ?? Number.NaN,
    ratio,
    before?.p99Ms ?? Number.NaN,
    after?.p99Ms ?? Number.NaN,
    verdict(ratio, aim),
  ]),
);
printTable(
  'Rows that PostgreSQL looked at for one answer',
  ['', `with ${few}`, `with ${many}`, 'most of them'],
  figures.map(({ command, few: before, many: after }) => [
    `/release ${command}`,
    before?.rows ?? Number.NaN,
    after?.rows ?? Number.NaN,
    after?.most ?? '',
  ]),
);
printJson('deployments', { few, many, figures, storingSeconds: rounded(storingMs / 1000, 0) });

import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { installWithRelease, startBeside } from './support/installed.ts';
import { median, percentile, rounded } from './support/measure.ts';
import { ask, startOwnPostgres } from './support/own-postgres.ts';
import { clickFields, commandFields, type Fields, type Load, putLoad } from './support/put-load.ts';
import { printJson, printTable, say, verdict } from './support/report.ts';
import { startWaybill } from './support/waybill.ts';

/**
 * How fast Waybill takes in what people ask, against a bare Bolt app that keeps each request in one
 * transaction with one job and acknowledges. Waybill answers every request besides, which counts: it does
 * so while the load lasts and afterwards.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '50' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const connections = Number(values.connections);
const aims = { perSecond: { atLeast: 0.7 }, p99Ms: { atMost: 1.5 } } as const;
const patienceMs = 120_000;

type Answered = { readonly seconds: number; readonly unanswered: number };

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
say('Installing Waybill, and cutting a release to ask about…');
const installed = await installWithRelease(databaseUrl);
cleanup.defer(() => installed.close());

const signingSecret = installed.surroundings.slackSigningSecret;
const sink = await startBeside('./slack-sink.ts', { EXPECTED: '1.5.0' });
cleanup.defer(() => sink.stop());
const waybill = await startWaybill({ ...installed.surroundings, slackApiUrl: `${sink.url}/api/` });
cleanup.defer(() => waybill.stop());
const bare = await startBeside('./bare-bolt.ts', {
  DATABASE_URL: await postgres.createDatabase('bare_bench'),
  SLACK_SIGNING_SECRET: signingSecret,
});
cleanup.defer(() => bare.stop());

/** Waits until every request that was acknowledged has been answered too. */
async function untilAnswered(): Promise<Answered> {
  const startedAt = performance.now();
  let unanswered = Number.NaN;
  while (performance.now() - startedAt < patienceMs) {
    const [row] = await ask(databaseUrl, 'select count(*) as n from requests where answered_at is null');
    unanswered = Number(row?.['n']);
    if (unanswered === 0) break;
    await pause(100);
  }
  return { seconds: (performance.now() - startedAt) / 1000, unanswered };
}

const load = (url: string, fields: Fields, forSeconds = seconds): Promise<Load> =>
  putLoad({ url, signingSecret, connections, seconds: forSeconds, fields });

async function compare(what: string, fields: Fields) {
  say(`${what}: warming up…`);
  await load(bare.url, fields, 2);
  await load(waybill.url, fields, 2);
  await untilAnswered();
  const pairs: { readonly bare: Load; readonly waybill: Load; readonly answered: Answered }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`${what}: round ${round} of ${rounds}…`);
    const ofBare = await load(bare.url, fields);
    const ofWaybill = await load(waybill.url, fields);
    pairs.push({ bare: ofBare, waybill: ofWaybill, answered: await untilAnswered() });
  }
  const ratio = (of: 'perSecond' | 'p99Ms'): number =>
    rounded(median(pairs.map((pair) => pair.waybill[of] / pair.bare[of])));
  const middle = (who: 'bare' | 'waybill', of: keyof Load): number =>
    median(pairs.map((pair) => pair[who][of]));
  const failures = pairs.reduce((sum, pair) => sum + pair.bare.failures + pair.waybill.failures, 0);
  return {
    what,
    perSecond: {
      bare: middle('bare', 'perSecond'),
      waybill: middle('waybill', 'perSecond'),
      ratio: ratio('perSecond'),
    },
    p99Ms: { bare: middle('bare', 'p99Ms'), waybill: middle('waybill', 'p99Ms'), ratio: ratio('p99Ms') },
    p50Ms: { bare: middle('bare', 'p50Ms'), waybill: middle('waybill', 'p50Ms') },
    failures,
    answeredAfterSeconds: rounded(median(pairs.map(({ answered }) => answered.seconds)), 1),
    unanswered: Math.max(...pairs.map(({ answered }) => answered.unanswered)),
  };
}

const answerUrl = `${sink.url}/answer`;
const figures = [
  await compare('/release status', commandFields('status', answerUrl)),
  await compare('button click', clickFields('notes:show', installed.releaseId, answerUrl)),
];

const counted = await fetch(`${sink.url}/counted`).then((response) => response.json());
const waits = await ask(
  databaseUrl,
  'select extract(epoch from answered_at - received_at)::float8 as wait from requests where answered_at is not null',
);
const waited = waits.map((row) => Number(row['wait']));

printTable(
  `Acknowledging, ${connections} connections, ${rounds} rounds of ${seconds} s each, medians`,
  ['', 'bare Bolt', 'Waybill', 'ratio', 'aim'],
  figures.flatMap(({ what, perSecond, p99Ms, p50Ms }) => [
    [
      `${what}: per second`,
      perSecond.bare,
      perSecond.waybill,
      perSecond.ratio,
      verdict(perSecond.ratio, aims.perSecond),
    ],
    [`${what}: p99, ms`, p99Ms.bare, p99Ms.waybill, p99Ms.ratio, verdict(p99Ms.ratio, aims.p99Ms)],
    [`${what}: p50, ms`, p50Ms.bare, p50Ms.waybill, rounded(p50Ms.waybill / p50Ms.bare), ''],
  ]),
);
printTable(
  'And answering all of it',
  ['', 'failures', 'answered after the load, s', 'left unanswered'],
  figures.map(({ what, failures, answeredAfterSeconds, unanswered }) => [
    what,
    failures,
    answeredAfterSeconds,
    unanswered,
  ]),
);
printJson('acknowledge', {
  connections,
  seconds,
  rounds,
  figures,
  answers: counted,
  waitForAnswerSeconds: { p50: rounded(percentile(waited, 50)), p99: rounded(percentile(waited, 99)) },
});

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sendWebhook } from '../sandbox/github/hooks/send-webhook.ts';
import { installWithRelease, startBeside } from './support/installed.ts';
import { rounded } from './support/measure.ts';
import type { MeasuredProcess } from './support/measured-process.ts';
import { ask, startOwnPostgres } from './support/own-postgres.ts';
import { clickFields, commandFields, type Fields, putLoad } from './support/put-load.ts';
import { printJson, printTable, say } from './support/report.ts';
import { webhookSecret } from './support/waybill.ts';

/**
 * Resident memory of Waybill's process at rest, and after an hour's worth of traffic in a minute or two: one
 * status a second, 200 clicks, 500 webhooks, 20 releases cut and built. A bare Bolt app gets the commands and clicks.
 */
const { values } = parseArgs({
  options: {
    'idle-seconds': { type: 'string', default: '60' },
    statuses: { type: 'string', default: '3600' },
    clicks: { type: 'string', default: '200' },
    webhooks: { type: 'string', default: '500' },
    cuts: { type: 'string', default: '20' },
  },
});
const traffic = {
  statuses: Number(values.statuses),
  clicks: Number(values.clicks),
  webhooks: Number(values.webhooks),
  cuts: Number(values.cuts),
};

type Seen = { readonly residentMib: number; readonly collectedMib: number; readonly heapMib: number };

async function look(process: MeasuredProcess): Promise<Seen> {
  const { nowMib } = await process.resident();
  const { residentMib, heapMib } = await process.collected();
  return {
    residentMib: rounded(nowMib, 0),
    collectedMib: rounded(residentMib, 0),
    heapMib: rounded(heapMib, 0),
  };
}

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
const workspace = await installWithRelease(databaseUrl);
cleanup.defer(() => workspace.close());
const { slackSigningSecret } = workspace.surroundings;

const sink = await startBeside('./slack-sink.ts', {});
cleanup.defer(() => sink.stop());
const bare = await startBeside('./bare-bolt.ts', {
  DATABASE_URL: await postgres.createDatabase('bare_bench'),
  SLACK_SIGNING_SECRET: slackSigningSecret,
});
cleanup.defer(() => bare.stop());
const waybill = await workspace.start();
cleanup.defer(() => waybill.stop());

say(`Resting for ${values['idle-seconds']} s…`);
await pause(Number(values['idle-seconds']) * 1000);
const idle = { bare: await look(bare), waybill: await look(waybill) };

const answerUrl = `${sink.url}/answer`;
const put = async (url: string, fields: Fields, requests: number): Promise<void> => {
  const order = { url, signingSecret: slackSigningSecret, connections: 4, seconds: 300, requests, fields };
  const { failures } = await putLoad(order);
  if (failures > 0) throw new Error(`${failures} requests failed.`);
};
const commandsAndClicks = async (url: string): Promise<void> => {
  await put(url, commandFields('status', answerUrl), traffic.statuses);
  await put(url, clickFields('notes:show', workspace.releaseId, answerUrl), traffic.clicks);
};

async function sendWebhooks(): Promise<void> {
  const target = { url: `${waybill.url}/github/webhooks`, secret: webhookSecret };
  const told = workspace.github.control.webhooks.deliveries();
  for (let sent = 0; sent < traffic.webhooks; sent += 1) {
    const { event, payload } = told[sent % told.length] ?? { event: 'ping', payload: {} };
    const status = await sendWebhook(target, { event, guid: randomUUID(), body: JSON.stringify(payload) });
    if (status !== 202) throw new Error(`A webhook was answered with ${status}.`);
  }
}

async function cutReleases(): Promise<void> {
  for (let cut = 1; cut <= traffic.cuts; cut += 1) {
    await workspace.github.control.history.landPull({ title: `feat: something new, number ${cut}` });
    const answer = await workspace.ask('cut', (read) => /\d+\.\d+\.\d+/.test(read));
    const version = /\d+\.\d+\.\d+/.exec(answer)?.[0] ?? '';
    await workspace.cardReads(version, /ready/i);
  }
}

/** Waits until the last request has been answered. */
async function untilAnswered(): Promise<void> {
  for (;;) {
    const [row] = await ask(databaseUrl, 'select count(*) as n from requests where answered_at is null');
    if (Number(row?.['n']) === 0) return;
    await pause(200);
  }
}

say('The bare app’s traffic…');
await commandsAndClicks(bare.url);
say('Waybill’s traffic: cutting…');
await cutReleases();
say('…webhooks, commands and clicks…');
await sendWebhooks();
await commandsAndClicks(waybill.url);
await untilAnswered();
await pause(5_000);
const after = { bare: await look(bare), waybill: await look(waybill) };
const peak = {
  bare: rounded((await bare.resident()).peakMib, 0),
  waybill: rounded((await waybill.resident()).peakMib, 0),
};

const row = (what: string, of: (seen: Seen) => number, seen: typeof idle) => [
  what,
  of(seen.bare),
  of(seen.waybill),
  rounded(of(seen.waybill) / of(seen.bare)),
];
const rest = `after ${values['idle-seconds']} s at rest`;
printTable(
  `Resident memory in MiB; traffic: ${JSON.stringify(traffic)}`,
  ['', 'bare Bolt', 'Waybill', 'ratio'],
  [
    row(rest, (seen) => seen.residentMib, idle),
    row(`${rest}, collected`, (seen) => seen.collectedMib, idle),
    row('after the traffic', (seen) => seen.residentMib, after),
    row('after the traffic, collected', (seen) => seen.collectedMib, after),
    row('heap after the traffic, collected', (seen) => seen.heapMib, after),
    ['the most there was', peak.bare, peak.waybill, rounded(peak.waybill / peak.bare)],
  ],
);
printJson('memory', { traffic, idle, after, peak });

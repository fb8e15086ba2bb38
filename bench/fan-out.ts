import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { workspacePosting } from '../sandbox/slack/rates.ts';
import { people } from '../sandbox/slack/workspace/seed.ts';
import { crowdOf } from '../test/support/crowd.ts';
import { oneEnvironment } from '../test/support/one-environment.ts';
import { percentile, rounded } from './support/measure.ts';
import { ask, startOwnPostgres } from './support/own-postgres.ts';
import { printJson, printTable, say, verdict } from './support/report.ts';
import { openWorkspace } from './support/workspace.ts';

/**
 * A notice to many, against a stand-in that enforces Slack's limits: the time until the last one has it, as a ratio to
 * what the limits allow, and how long an approval's click takes to be seen meanwhile. 500 channels and 2,000
 * people take nine minutes of real time by Slack's limit alone: `--channels 500 --people 2000`. What is scaled down by
 * default is their number; the limits and the pace are the real ones.
 */
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '100' },
    people: { type: 'string', default: '400' },
    // No more than nine: an environment asks for twenty approvals at the most.
    clicks: { type: 'string', default: '9' },
  },
});
const clicks = Number(values.clicks);
const crowd = crowdOf({
  channels: Number(values.channels),
  people: Number(values.people),
  approvers: 2 * clicks,
});
const recipients = crowd.channels.length + crowd.people.length;
const patienceMs = 120_000;

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
const databaseUrl = await postgres.createDatabase('waybill_bench');
say(`Installing Waybill, with ${recipients} stakeholders…`);
const workspace = await openWorkspace({
  databaseUrl,
  slack: { rates: 'slack', seed: crowd.seed },
  repository: oneEnvironment({
    project: ['announce: { review: true }', ...crowd.notices],
    production: [
      'promote: by hand',
      `approvals: { count: ${2 * clicks + 1}, from: ["@many-approvers"], expire: 24h, valid: 7d }`,
    ],
  }),
});
cleanup.defer(() => workspace.close());
const { slack } = workspace;
const waybill = await workspace.start();
cleanup.defer(() => waybill.stop());
/** The answer, where it is the one that this goes on with. */
async function told(asked: Promise<string>, words: string): Promise<void> {
  const answer = await asked;
  if (!answer.includes(words)) throw new Error(answer);
}

const captain = slack.control.as(people.dana);
await told(workspace.ask('setup acme/storefront'), 'Set up');
await told(workspace.ask('cut'), 'is cut');
const card = await workspace.cardReads('1.5.0', /Promote to production/, patienceMs);
await workspace.ask('promote to production');

const inThread = (words: RegExp) =>
  captain
    .messages('releases')
    .filter(({ threadTs }) => threadTs === card.ts)
    .find((message) => words.test(workspace.read(message)));
const request = await slack.control.waitFor(() => inThread(/Approvals 0 of/), patienceMs);
const held = await slack.control.waitFor(() => inThread(/waits for a captain to see it/), patienceMs);

let given = 0;
/** From an approver's click to the request that shows it. */
async function click(): Promise<number> {
  const approver = slack.control.as(crowd.approvers[given] ?? '');
  given += 1;
  const words = new RegExp(`Approvals ${given} of`);
  const startedAt = performance.now();
  await approver.press({ channel: 'releases', ts: request.ts }, 'Approve');
  await slack.control.waitFor(() => inThread(words), patienceMs);
  return performance.now() - startedAt;
}

const atRest: number[] = [];
for (let number = 0; number < clicks; number += 1) {
  atRest.push(await click());
  await pause(1_500);
}

/** How many have it: in Slack, and not only on its way. */
async function arrived(): Promise<number> {
  const [row] = await ask(
    databaseUrl,
    "select count(*) as n from messages where key like 'notice:%' and ts is not null",
  );
  return Number(row?.['n']);
}

say('Sending the notice…');
await captain.press({ channel: 'releases', ts: held.ts }, 'Edit and send');
await slack.control.waitFor(
  () => captain.screen().modals.find(({ plain }) => !plain.includes('One moment')),
  patienceMs,
);
const startedAt = performance.now();
await captain.submit();
const allowedMs = (recipients / workspacePosting.perSecond) * 1000;

const meanwhile: number[] = [];
const pressing = (async () => {
  for (let number = 0; number < clicks; number += 1) {
    await pause(allowedMs / (clicks + 2));
    meanwhile.push(await click());
  }
})();
let count = 0;
for (let last = 0; count < recipients; last = count) {
  if (performance.now() - startedAt > 3 * allowedMs + patienceMs) break;
  count = await arrived();
  if (Math.floor((count * 10) / recipients) > Math.floor((last * 10) / recipients)) {
    say(`${count} of ${recipients} after ${Math.round((performance.now() - startedAt) / 1000)} s…`);
  }
  await pause(250);
}
const tookMs = performance.now() - startedAt;
await pressing;

const posts = slack.control.log().filter(({ what }) => what === 'chat.postMessage');
const refused = posts.filter(({ status }) => status === 429).length;
const heard = [
  ...crowd.channels.map((id) => ({ as: people.dana as string, in: id })),
  ...crowd.people.map((id) => ({ as: id, in: 'bot' })),
].map((each) => slack.control.as(each.as).messages(each.in).length);
const ratio = rounded(tookMs / allowedMs);
printTable(
  `A notice to ${crowd.channels.length} channels and ${crowd.people.length} people`,
  ['', 'figure'],
  [
    ['the limits allow, s', rounded(allowedMs / 1000, 0)],
    ['it took, s', rounded(tookMs / 1000, 0)],
    ['ratio', ratio],
    ['told once', heard.filter((count) => count === 1).length],
    ['told twice', heard.filter((count) => count > 1).length],
    ['told nothing', heard.filter((count) => count === 0).length],
    ['approval at rest, p50 ms', rounded(percentile(atRest, 50), 0)],
    ['approval at rest, longest ms', rounded(Math.max(...atRest), 0)],
    ['approval meanwhile, p50 ms', rounded(percentile(meanwhile, 50), 0)],
    ['approval meanwhile, longest ms', rounded(Math.max(...meanwhile), 0)],
  ],
);
say(
  `The ratio is to be ${verdict(ratio, { atMost: 1.1 })}. Slack said 429 to ${refused} posts that are still in its log.`,
);
printJson('fan-out', { recipients, allowedMs, tookMs, ratio, refused, atRest, meanwhile });

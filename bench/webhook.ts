import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { people } from '../sandbox/slack/workspace/seed.ts';
import { installWithRelease } from './support/installed.ts';
import { percentile, rounded } from './support/measure.ts';
import { startOwnPostgres } from './support/own-postgres.ts';
import { printJson, printTable, say } from './support/report.ts';

/**
 * From the webhook that says that a run has ended to the `chat.update` that shows it: a build fails and is repeated,
 * again and again, and each time the card has to say so. Each comes to a channel at rest, as in everyday life.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '40' }, 'rest-seconds': { type: 'string', default: '4' } },
});
const patienceMs = 60_000;

await using cleanup = new AsyncDisposableStack();
const postgres = await startOwnPostgres();
cleanup.defer(() => postgres.stop());
say('Installing Waybill, and cutting a release…');
const installed = await installWithRelease(await postgres.createDatabase('waybill_bench'));
cleanup.defer(() => installed.close());
const { github, slack, read, cardReads } = installed;
const waybill = await installed.start();
cleanup.defer(() => waybill.stop());
const { runs, history } = github.control;

await history.landPull({ title: 'fix: something to build' });
runs.pace('manual');
await installed.ask('cut into 1.5.0');
const captain = slack.control.as(people.dana);

/** The run that has not ended, once GitHub has it. */
async function underWay(): Promise<number> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    const run = runs.list().find(({ status }) => status !== 'completed');
    if (run !== undefined) return run.id;
    await pause(20);
  }
  throw new Error('No run was started.');
}

async function round(): Promise<number> {
  const run = await underWay();
  runs.start(run);
  await pause(Number(values['rest-seconds']) * 1000);
  const startedAt = performance.now();
  const shown = new Promise<number>((resolve) => {
    const unwatch = slack.control.watch(({ kind }) => {
      if (kind !== 'message_changed') return;
      const card = captain.messages('releases').find((message) => read(message).includes('Repeat build'));
      if (card === undefined) return;
      unwatch();
      resolve(performance.now() - startedAt);
    });
  });
  runs.conclude(run, 'failure', 'package');
  const ms = await Promise.race([
    shown,
    pause(patienceMs).then(() => {
      throw new Error('The card did not change.');
    }),
  ]);
  const card = await cardReads('1.5.0', /Repeat build/);
  await captain.press({ channel: 'releases', ts: card.ts }, 'Repeat build');
  await slack.control.waitFor(
    () =>
      !read(captain.messages('releases').find(({ ts }) => ts === card.ts) ?? card).includes('Repeat build'),
    patienceMs,
  );
  return ms;
}

const waits: number[] = [];
const rounds = Number(values.rounds);
for (let number = 1; number <= rounds; number += 1) {
  waits.push(await round());
  if (number % 10 === 0) say(`round ${number} of ${rounds}…`);
}
const figures = {
  p50Ms: rounded(percentile(waits, 50), 0),
  p99Ms: rounded(percentile(waits, 99), 0),
};
printTable(
  `From the webhook to the card, ${rounds} runs that ended`,
  ['', 'ms'],
  [
    ['p50', figures.p50Ms],
    ['p99', figures.p99Ms],
  ],
);
printJson('webhook', { rounds, ...figures });

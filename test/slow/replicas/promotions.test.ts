import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { BotProcess } from '../../../sandbox/bot/bot-process.ts';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { isOver } from '../../../src/domain/deployment/deployment.ts';
import { until } from '../../support/until.ts';
import { type Chance, chanceFrom } from '../kill/chance.ts';
import { type Replicas, startReplicas } from './replicas.ts';
import { watchDispatches } from './watch-dispatches.ts';

const seed = Number(process.env['WAYBILL_KILL_SEED'] ?? Date.now() % 1_000_000);
/** Ten candidates in twenty environments; a slow machine may be given fewer. */
const candidateCount = Number(process.env['WAYBILL_KILL_CANDIDATES'] ?? 10);
const environments = Array.from({ length: 20 }, (_, at) => `env-${String(at + 1).padStart(2, '0')}`);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);
const wanted = candidateCount * environments.length;

test(`of ${wanted} promotions asked for at once, each is dispatched once and ends, though replicas are killed all the while`, async () => {
  const replicas = await startReplicas(environments);
  const { database, github } = replicas;
  const startedAt = performance.now();
  const killing = new AbortController();
  let kills: readonly number[] = [];
  try {
    await type(replicas, 'setup acme/storefront');
    for (let number = 1; number <= candidateCount; number += 1) await cut(replicas, number);
    const dispatches = watchDispatches(github);
    const askedAt = performance.now();
    const killer = killOn(replicas, chanceFrom(seed), killing.signal);
    killer.catch(() => undefined);
    // Waybill's clock runs three times as fast as the machine's, so that what it looks for by itself is soon found.
    const timer = setInterval(() => replicas.clock.moveForward(1_000), 500);
    try {
      await askForAll(replicas);
      const inSeconds = Math.round((performance.now() - askedAt) / 1000);
      console.log(`all ${wanted} are asked for after ${inSeconds} s`);
      await over(replicas);
    } finally {
      clearInterval(timer);
      killing.abort();
      // What went wrong is told by what is awaited first.
      kills = await killer.catch(() => []);
    }
    console.log(
      `${wanted} promotions, ${kills.length} kills (${kills.filter((which) => which === 1).length} of the one on a socket), ${seconds(askedAt)} s of ${seconds(startedAt)} s, WAYBILL_KILL_SEED=${seed}`,
    );
    const deployments = await database.db
      .selectFrom('deployments')
      .select(['id', 'holdsLane', 'candidateId', 'environment'])
      .execute();
    const journeys = deployments.map(({ candidateId, environment }) => `${candidateId} to ${environment}`);
    expect(journeys.filter((journey, at) => journeys.indexOf(journey) !== at)).toEqual([]);
    const { counts } = await states(replicas);
    expect({ ...counts, overlaps: dispatches.overlaps }).toEqual({ succeeded: wanted, overlaps: [] });
    expect(deployments.filter(({ holdsLane }) => holdsLane)).toEqual([]);
    const dispatched = deployments.map(({ id }) => dispatches.counts.get(id) ?? 0);
    expect(dispatched.filter((times) => times !== 1)).toEqual([]);
    expect(await type(replicas, 'audit verify')).toContain('The trail is whole');
    expect(kills.length).toBeGreaterThan(5);
  } catch (error) {
    console.log(`seed ${seed}, the bots' last words:\n${replicas.lastWords()}`);
    throw error;
  } finally {
    killing.abort();
    await replicas.stop();
  }
}, 900_000);

/** Kills one of the two every few seconds and starts it again; answers with which were killed. */
async function killOn(replicas: Replicas, chance: Chance, signal: AbortSignal): Promise<readonly number[]> {
  const killed: number[] = [];
  while (!signal.aborted) {
    await wait(1_500 + chance.below(3_000), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const which = chance.below(2);
    const bot: BotProcess | undefined = replicas.bots[which];
    if (bot === undefined) continue;
    await bot.kill();
    killed.push(which);
    await wait(chance.below(1_000));
    await replicas.start(bot);
  }
  return killed;
}

/** Types `/release …` as the captain until a bot has lived to answer it. */
async function type(replicas: Replicas, text: string): Promise<string> {
  const dana = replicas.slack.control.as(people.dana);
  for (let tries = 1; tries <= 10; tries += 1) {
    const mine = () => dana.messages('releases').filter(({ isEphemeral }) => isEphemeral);
    const before = mine().length;
    const { status } = await dana.command('/release', text, { channel: 'releases' });
    if (status !== 'ok') continue;
    for (let waited = 0; waited < 400; waited += 1) {
      const answer = mine()
        .slice(before)
        .map((message) => replicas.slack.control.visibleText(message))
        .find((words) => !words.startsWith('Reading '));
      if (answer !== undefined) return answer;
      await wait(50);
    }
  }
  throw new Error(`Nobody answered ${text}.`);
}

async function cut(replicas: Replicas, number: number): Promise<void> {
  await replicas.github.control.history.landPull({ title: `fix: ${number}` });
  await type(replicas, number === 1 ? 'cut as 1.0.0' : 'cut into 1.0.0');
  const { db } = replicas.database;
  await until(
    `candidate ${number} is ready`,
    async () => {
      const ready = await db.selectFrom('candidates').select('id').where('state', '=', 'ready').execute();
      return ready.length === number;
    },
    30_000,
  );
}

/** Asks for every candidate in every environment, all at once, and again where no bot lived to take it. */
async function askForAll({ database: { db }, slack }: Replicas): Promise<void> {
  const dana = slack.control.as(people.dana);
  const all = environments.flatMap((environment) =>
    Array.from({ length: candidateCount }, (_, at) => `1.0.0-rc.${at + 1} to ${environment}`),
  );
  const missing = async (): Promise<readonly string[]> => {
    const rows = await db
      .selectFrom('deployments')
      .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
      .select(['candidates.name', 'environment'])
      .execute();
    const known = new Set(rows.map(({ name, environment }) => `${name} to ${environment}`));
    return all.filter((each) => !known.has(each));
  };
  for (let tries = 0; tries < 20; tries += 1) {
    const left = await missing();
    if (left.length === 0) return;
    console.log(`asking for ${left.length}`);
    await Promise.all(
      left.map((each) => dana.command('/release', `promote ${each} back`, { channel: 'releases' })),
    );
    // What was taken but is not decided yet is given the time: a person would not type it again at once.
    for (let waited = 0; waited < 30 && (await missing()).length > 0; waited += 1) await wait(1_000);
  }
  throw new Error(`These could not be asked for: ${(await missing()).join(', ')}.`);
}

/** Looks now and then, so that looking is no burden. */
async function over(replicas: Replicas): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    if ((await states(replicas)).isOver) return;
    await wait(1_000);
  }
  throw new Error(`Still under way: ${JSON.stringify((await states(replicas)).counts)}.`);
}

async function states({ database: { db } }: Replicas) {
  const rows = await db
    .selectFrom('deployments')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { counts, isOver: rows.every(isOver) };
}

import { afterAll, expect, test } from 'vitest';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { until } from '../../support/until.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type Lane, startLane } from './lane.ts';
import { killAt, type Moment, someMoment } from './moment.ts';
import { stepHit } from './step-hit.ts';

const seed = Number(process.env['WAYBILL_KILL_SEED'] ?? Date.now() % 1_000_000);
const inSeconds = (ms: number | undefined) => `${((ms ?? 0) / 1000).toFixed(1)} s`;
const killsPerLane = Number(process.env['WAYBILL_KILLS_PER_LANE'] ?? 17);
const lanes = [0, 1, 2];
const kills: {
  readonly lane: number;
  readonly moment: Moment;
  readonly step: string;
  readonly ms: number;
}[] = [];

afterAll(() => {
  const bySteps = Map.groupBy(kills, ({ step }) => step);
  const counts = [...bySteps]
    .toSorted(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map(([step, hit]) => `  ${step}: ${hit.length}`);
  const times = kills.map(({ ms }) => ms).toSorted((a, b) => a - b);
  console.log(
    [
      `${kills.length} kills, WAYBILL_KILL_SEED=${seed}; where they hit:`,
      ...counts,
      `from the kill to the end: median ${inSeconds(times[Math.floor(times.length / 2)])}, longest ${inSeconds(times.at(-1))}`,
    ].join('\n'),
  );
});

test.concurrent.each(lanes)(
  'killed at any moment of a cut, the bot ends with one tag, one dispatch, one card and an unbroken trail (%i)',
  { timeout: 1_200_000 },
  async (number) => {
    const chance = chanceFrom(seed + number);
    const lane = await startLane({ namesRuns: number % 2 === 0 });
    try {
      expect(await lane.ask('setup acme/storefront')).toContain('storefront');
      for (let kill = 0; kill < killsPerLane; kill += 1) await killOnce(lane, number, chance);
    } catch (error) {
      console.log(`lane ${number}, seed ${seed}, the bot's last words:\n${lane.lastWords()}`);
      throw error;
    } finally {
      await lane.stop();
    }
  },
);

async function killOnce(lane: Lane, number: number, chance: Chance): Promise<void> {
  const { sha: text } = await lane.github.control.history.landPull({ title: `fix: ${kills.length}` });
  const sha = parseSha(text);
  const moment = someMoment(chance);
  const killed = killAt(lane, moment, () => isOver(lane, sha));
  await Promise.all([lane.ask('cut'), killed]);
  const step = await patiently(() => stepHit(lane, sha));

  const startedAt = performance.now();
  await lane.start();
  // The captain types it again only where the first was never taken.
  if (step.startsWith('1 ')) await lane.ask('cut');
  // What died with a job in hand is missed after a while of real time; GitHub is given a minute of Waybill's.
  const timer = setInterval(() => lane.clock.moveForward(15_000), 1_000);
  try {
    await until('the cut has come to its end', () => isOver(lane, sha).catch(() => false), 120_000);
  } finally {
    clearInterval(timer);
  }
  kills.push({ lane: number, moment, step, ms: performance.now() - startedAt });
  expect({ ...moment, step, ...(await patiently(() => remains(lane, sha))) }).toEqual({
    ...moment,
    step,
    candidates: 1,
    tags: 1,
    dispatches: 1,
    runs: 1,
    cards: ['ready'],
    saidCut: 1,
    saidReady: 1,
    trail: 'whole',
  });
}

/** The machine is busy at times: what could not be looked at is looked at again. */
async function patiently<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look();
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function isOver({ database: { db } }: Lane, sha: Sha): Promise<boolean> {
  const candidate = await db
    .selectFrom('candidates')
    .select('state')
    .where('sha', '=', sha)
    .executeTakeFirst();
  if (candidate?.state !== 'ready') return false;
  const [unsent, unanswered] = await Promise.all([
    db.selectFrom('messages').select('id').whereRef('sentRevision', '<', 'wantedRevision').executeTakeFirst(),
    db.selectFrom('requests').select('id').where('answeredAt', 'is', null).executeTakeFirst(),
  ]);
  return unsent === undefined && unanswered === undefined;
}

/** What there is of a cut in the end. GitHub's own log, git's tags and what people see are the judges. */
async function remains({ github, slack, database, ask }: Lane, sha: Sha) {
  const candidates = await database.db.selectFrom('candidates').selectAll().where('sha', '=', sha).execute();
  const { tag, name } = candidates[0] ?? { tag: '', name: '' };
  const tags = (await github.control.snapshot()).repositories[0]?.tags ?? [];
  const arrived = github.control.requests.list().filter(({ path, trouble, requestBody }) => {
    return path.endsWith('/dispatches') && trouble !== 'drop' && refOf(requestBody) === tag;
  });

  const read = slack.control
    .as(people.dana)
    .messages('releases')
    .map((message) => ({ message, text: slack.control.visibleText(message) }));
  const cards = read.filter(
    ({ message, text }) =>
      message.threadTs === null && text.startsWith(`storefront ${name.replace('-rc.', ' · rc.')}`),
  );
  const story = read.filter(({ message }) => message.threadTs === cards[0]?.message.ts);
  const said = (words: string) => story.filter(({ text }) => text.includes(words)).length;
  return {
    candidates: candidates.length,
    tags: tags.filter((one) => one.name === tag).length,
    dispatches: arrived.length,
    runs: github.control.runs.list().filter(({ ref }) => ref === tag).length,
    cards: cards.map(({ text }) => (text.includes('Ready') ? 'ready' : text)),
    saidCut: said(`cut ${name}`),
    saidReady: said(`${name} is ready`),
    trail: (await ask('audit verify'))?.includes('The trail is whole') === true ? 'whole' : 'not whole',
  };
}

const refOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'ref' in body ? body.ref : null;

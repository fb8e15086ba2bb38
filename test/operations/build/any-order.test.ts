import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hour, minute, second } from './build-steps.ts';
import { otherSha, sha } from './rows.ts';
import type { ReadMood, WriteMood } from './small-github.ts';
import { type SmallWorld, smallWorld } from './small-world.ts';

/** What may happen next, in any order and any number of times. */
type Act =
  | { readonly act: 'woken' }
  | { readonly act: 'time goes by'; readonly ms: number }
  | { readonly act: 'the next write'; readonly mood: WriteMood }
  | { readonly act: 'reads'; readonly mood: ReadMood }
  | { readonly act: 'a run goes on'; readonly which: number; readonly to: string }
  | { readonly act: 'a run is repeated'; readonly which: number }
  | { readonly act: 'somebody dispatches'; readonly actor: string }
  | { readonly act: 'lists lag' }
  | { readonly act: 'the process sleeps over the answer'; readonly ms: number }
  | { readonly act: 'the tag moves' }
  | { readonly act: 'the build is repeated' }
  | { readonly act: 'the release is abandoned' };

const writeMoods = [
  'answers',
  'answers-without-id',
  'lost-and-acts',
  'lost-and-does-not-act',
  'refuses',
  'limits',
  'is-not-reached',
  'died-and-acts',
  'died-and-does-not-act',
] as const satisfies readonly WriteMood[];

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ act: 'woken' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('time goes by' as const),
      ms: fc.constantFrom(second, 5 * second, 20 * second, 70 * second, 16 * minute, 2 * hour),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('the next write' as const),
      mood: fc.constantFrom(...writeMoods),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('reads' as const),
      mood: fc.constantFrom<ReadMood[]>('answers', 'is-down', 'limits'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('a run goes on' as const),
      which: fc.nat(3),
      to: fc.constantFrom('in_progress', 'success', 'failure', 'cancelled', 'skipped'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('a run is repeated' as const), which: fc.nat(3) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('somebody dispatches' as const),
      actor: fc.constantFrom('waybill-bot', 'ada'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'lists lag' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('the process sleeps over the answer' as const),
      ms: fc.constantFrom(20 * second, 2 * minute, 2 * hour),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'the tag moves' } as const) },
  { weight: 1, arbitrary: fc.constant({ act: 'the build is repeated' } as const) },
  { weight: 1, arbitrary: fc.constant({ act: 'the release is abandoned' } as const) },
);

async function happen(world: SmallWorld, what: Act): Promise<void> {
  const { github, store } = world;
  switch (what.act) {
    case 'woken':
      await world.advance();
      return;
    case 'time goes by':
      await world.live(what.ms);
      return;
    case 'the next write':
      github.writes.push(what.mood);
      return;
    case 'reads':
      github.reads = what.mood;
      return;
    case 'a run goes on': {
      const run = github.runs[what.which];
      if (run === undefined || run.status === 'completed') return;
      const isOver = what.to !== 'in_progress';
      github.change(run.runId, {
        status: isOver ? 'completed' : what.to,
        conclusion: isOver ? what.to : null,
      });
      return;
    }
    case 'a run is repeated': {
      const run = github.runs[what.which];
      if (run?.status !== 'completed') return;
      github.change(run.runId, { status: 'queued', conclusion: null, attempt: run.attempt + 1 });
      return;
    }
    case 'somebody dispatches':
      github.startByHand(store.candidate.tag, what.actor);
      return;
    case 'lists lag': {
      const { runs } = github;
      github.runs = runs.slice(1);
      await world.advance();
      github.runs = runs;
      return;
    }
    case 'the process sleeps over the answer':
      // Another process lives on meanwhile, and finds out for itself.
      github.around('dispatchWorkflow', { after: () => world.live(what.ms) });
      return;
    case 'the tag moves':
      if (github.tag !== null) github.tag = otherSha;
      return;
    case 'the build is repeated':
      if (['failed', 'errored'].includes(store.candidate.state)) await world.repeat();
      return;
    case 'the release is abandoned':
      store.abandon();
      return;
    default:
      what satisfies never;
  }
}

const story = fc.record({
  acts: fc.array(acts, { maxLength: 40 }),
  build: fc.constantFrom('workflow' as const, 'none' as const),
  namesRuns: fc.boolean(),
  worksOn: fc.constantFrom(null, null, null, sha, otherSha),
});

async function play(
  { acts: all, build, namesRuns, worksOn }: typeof story extends fc.Arbitrary<infer T> ? T : never,
  afterEach: (world: SmallWorld) => void,
): Promise<SmallWorld> {
  const world = smallWorld({ build });
  world.github.namesRuns = namesRuns;
  world.github.runsWorkOn = worksOn;
  for (const what of all) {
    await happen(world, what);
    afterEach(world);
  }
  return world;
}

const runs = { numRuns: 1_000 };

/** What breaks a promise in a world, in words; nothing where all is well. */
type Complaint = (world: SmallWorld) => string | null;

/** Plays stories, and lets a judge look after every act. */
async function neverComplains(judge: () => Complaint): Promise<void> {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const complain = judge();
      const complaints: (string | null)[] = [];
      await play(told, (world) => void complaints.push(complain(world)));
      expect(complaints.filter((one) => one !== null)).toEqual([]);
    }),
    runs,
  );
}

test('whatever happens in whatever order, an attempt is dispatched at most once', async () => {
  await neverComplains(() => ({ github: { dispatched } }) => {
    const isTwice = new Set(dispatched).size < dispatched.length;
    return isTwice ? `dispatched: ${dispatched.join(', ')}` : null;
  });
  expect.hasAssertions();
});

test('a candidate that is ready stays so, with the run that made it', async () => {
  await neverComplains(() => {
    let made: string | null = null;
    return ({ store }) => {
      const { runId, runAttempt, state } = store.dispatches.at(-1) ?? {};
      const now = [store.candidate.state, store.dispatches.length, runId, runAttempt, state].join(' ');
      const before = made;
      if (store.candidate.state === 'ready') made = now;
      return before === null || before === now ? null : `${before} became ${now}`;
    };
  });
  expect.hasAssertions();
});

const underWay: ReadonlySet<string> = new Set(['wanted', 'sending', 'uncertain', 'running']);

test('a build is under way as long as its candidate is building, and then has a time to be looked at', async () => {
  await neverComplains(() => ({ store }) => {
    const last = store.dispatches.at(-1);
    if (last === undefined) return null;
    const isBuilding = store.candidate.state === 'building';
    if (isBuilding !== underWay.has(last.state)) return `${store.candidate.state} while ${last.state}`;
    return isBuilding && last.lookAt === null ? 'nothing will ever wake it' : null;
  });
  expect.hasAssertions();
});

test('after GitHub has answered, the time to look lies ahead', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const world = await play(told, () => undefined);
      world.github.reads = 'answers';
      world.github.writes.length = 0;
      expect(await world.advance()).toBe('done');
      expect(world.isDue()).toBe(false);
    }),
    runs,
  );
});

test('once GitHub answers again, every build comes to an end and is left alone in the end', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const world = await play(told, () => undefined);
      const { github, store } = world;
      github.reads = 'answers';
      github.writes.length = 0;
      await world.advance();
      for (let hours = 0; hours < 4; hours += 1) {
        for (const { runId, status } of github.runs) {
          if (status !== 'completed') github.change(runId, { status: 'completed', conclusion: 'success' });
        }
        await world.live(hour);
      }
      expect(store.candidate.state).not.toBe('building');
      await world.live(48 * hour);
      expect(store.dispatches.at(-1)?.lookAt ?? null).toBeNull();
    }),
    runs,
  );
});

import fc from 'fast-check';
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

const runs = { numRuns: 1_500 };

test('whatever happens in whatever order, an attempt is dispatched at most once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await play(told, ({ github }) => {
        expect(new Set(github.dispatched).size).toBe(github.dispatched.length);
      });
    }),
    runs,
  );
});

test('a candidate that is ready stays so, with the run that made it', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      let made: readonly unknown[] | null = null;
      await play(told, ({ store }) => {
        const { runId, runAttempt, state } = store.dispatches.at(-1) ?? {};
        const now = [store.candidate.state, store.dispatches.length, runId, runAttempt, state];
        if (made !== null) expect(now).toEqual(made);
        if (store.candidate.state === 'ready') made = now;
      });
    }),
    runs,
  );
});

test('a build under way always has a time to be looked at, and never one that is left to pass', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const world = await play(told, ({ store }) => {
        const last = store.dispatches.at(-1);
        if (last !== undefined && store.candidate.state === 'building') expect(last.lookAt).not.toBeNull();
        expect(['wanted', 'sending', 'uncertain', 'running'].includes(last?.state ?? 'succeeded')).toBe(
          last !== undefined && store.candidate.state === 'building',
        );
      });
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

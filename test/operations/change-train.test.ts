import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrainId, UserId } from '../../src/domain/ids.ts';
import { expectedTrain, type Train } from '../../src/domain/schedule/train.ts';
import { changeTrain } from '../../src/operations/change-train.ts';
import type { Ports } from '../../src/ports.ts';
import { ada, captain, type Standing, startStanding } from '../support/promotion/standing.ts';

const timeZone = 'Europe/Berlin';
const week = 7 * 24 * 3_600_000;

let standing: Standing;
let nextAt = new Date('2026-11-24T08:00:00Z');
const after = (weeks: number) => new Date(nextAt.getTime() + weeks * week);

beforeAll(async () => {
  standing = await startStanding();
});
afterAll(() => standing.stop());

/** The schedule is kept as it says; trains are those of the database. */
function ports(): Ports {
  const { store, ...rest } = standing.ports;
  const kept = [{ kind: 'cut', cron: '0 9 * * 2', timeZone, nextAt }] as const;
  return {
    ...rest,
    store: { ...store, schedules: { ...store.schedules, schedulesOf: async () => kept } },
  };
}
const change = async (
  state: 'skipped' | 'expected',
  { dueAt = null, by = captain }: { dueAt?: Date | null; by?: UserId } = {},
) => changeTrain(ports(), await standing.by(by), { project: standing.project, state, dueAt });
const trains = () =>
  standing.ports.store.schedules.trainsAhead(standing.project.id, standing.ports.clock.now());
const keep = async (dueAt: Date, changed: Partial<Train> = {}) => {
  const { mint, clock, store } = standing.ports;
  const projectId = standing.project.id;
  const id = mint.id<TrainId>();
  const row = { ...expectedTrain({ id, projectId, dueAt, timeZone, now: clock.now() }), ...changed };
  await store.commit({ changes: [{ insert: 'trains', row }], events: [], effects: [] });
};

test('the next train can be skipped before anybody was told of it, once, by a captain', async () => {
  expect(await change('skipped', { by: ada })).toMatchObject({ refusal: { code: 'not-permitted' } });
  expect(await change('skipped')).toMatchObject({ value: { dueAt: nextAt.toISOString(), isOld: false } });
  expect(await trains()).toMatchObject([{ dueAt: nextAt, state: 'skipped', changedBy: captain }]);
  expect(await change('skipped')).toMatchObject({ value: { isOld: true } });
  expect(await trains()).toHaveLength(1);
});

test('skipping twice does not reach for the train after', async () => {
  // The train has fired by now: the schedule's next is a week on.
  nextAt = after(1);
  expect(await change('skipped')).toMatchObject({ value: { dueAt: after(-1).toISOString(), isOld: true } });
  expect(await trains()).toHaveLength(1);
});

test('a train is resumed by its time or as the first that was skipped, and the record says who did', async () => {
  expect(await change('expected', { dueAt: after(-1) })).toMatchObject({ value: { isOld: false } });
  expect(await change('expected')).toMatchObject({ value: { isOld: true } });
  const [last] = await standing.ports.store.history(standing.project.id, { limit: 1 });
  expect(last).toMatchObject({ kind: 'train-resumed', actor: `slack:${captain}` });
});

test('a button on a train that is over, or at a time that is none, changes nothing', async () => {
  await keep(after(-3), { state: 'called-off', lookAt: null });
  expect(await change('skipped', { dueAt: after(-3) })).toMatchObject({
    refusal: { code: 'train-gone', state: 'called-off' },
  });
  expect(await change('skipped', { dueAt: new Date(after(2).getTime() + 1) })).toMatchObject({
    refusal: { code: 'no-train' },
  });
});

test('two captains who skip at the same instant make one train of it', async () => {
  nextAt = after(3);
  const dueAt = nextAt;
  const both = await Promise.all([change('skipped', { dueAt }), change('skipped', { dueAt })]);
  const ends = both.map((outcome) => (outcome.ok ? String(outcome.value.isOld) : outcome.refusal.code));
  expect(ends.toSorted()).toEqual(['false', 'true']);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserId } from '../../src/domain/ids.ts';
import { changeDigest } from '../../src/operations/change-digest.ts';
import { makeDueDigest } from '../../src/operations/make-digest.ts';
import { nextTimes } from '../../src/operations/next-times.ts';
import type { Ports } from '../../src/ports.ts';
import { ada, captain, type Standing, startStanding } from '../support/promotion/standing.ts';

const timeZone = 'Europe/Berlin';
const cron = '0 17 * * 5';
const nextAt = new Date('2026-11-27T16:00:00Z');

let standing: Standing;

beforeAll(async () => {
  standing = await startStanding();
  const { project, ports } = standing;
  const schedules = { cut: null, digest: { cron, zone: timeZone, missed: 'make-up' as const, quiet: false } };
  const set = { configuration: { ...project.configuration, schedules } };
  await ports.store.commit({
    changes: [{ update: 'projects', id: project.id, revision: project.revision, set }],
    events: [],
    effects: [],
  });
});
afterAll(() => standing.stop());

function ports(): Ports {
  const { store, ...rest } = standing.ports;
  const kept = [{ kind: 'digest', cron, timeZone, nextAt }] as const;
  return {
    ...rest,
    store: { ...store, schedules: { ...store.schedules, schedulesOf: async () => kept } },
  };
}
const change = async (
  state: 'skipped' | 'expected',
  { dueAt = null, by = captain }: { dueAt?: Date | null; by?: UserId } = {},
) => changeDigest(ports(), await standing.by(by), { project: standing.project, state, dueAt });
const made = async () => {
  await makeDueDigest(ports(), { projectId: standing.project.id, dueAt: nextAt.toISOString() });
  return standing.ports.store.notices.lastDigest(standing.project.id);
};
const states = async () => {
  const project = await standing.ports.store.project(standing.project.id);
  if (project === null) throw new Error('there is no project');
  return (await nextTimes(ports(), project)).map(({ state }) => state);
};

test('a captain skips the next digest, which is then not made, and said and recorded once', async () => {
  expect(await change('skipped', { by: ada })).toMatchObject({ refusal: { code: 'not-permitted' } });
  const both = await Promise.all([change('skipped'), change('skipped', { dueAt: nextAt })]);
  const ends = both.map((outcome) => (outcome.ok ? String(outcome.value.isOld) : outcome.refusal.code));
  expect(ends.toSorted()).toEqual(['false', 'true']);
  expect(await states()).toEqual(['skipped', 'expected', 'expected']);
  expect(await made()).toBeNull();
  const kinds = (await standing.ports.store.history(standing.project.id, { limit: 9 })).map(
    ({ kind }) => kind,
  );
  expect(kinds.filter((kind) => kind === 'digest-skipped')).toHaveLength(1);
});

test('a button of another time changes nothing', async () => {
  const dueAt = new Date(nextAt.getTime() + 1);
  expect(await change('expected', { dueAt })).toMatchObject({ refusal: { code: 'no-digest' } });
});

test('one that is resumed is made after all', async () => {
  expect(await change('expected')).toMatchObject({ value: { isOld: false } });
  expect(await change('expected')).toMatchObject({ value: { isOld: true } });
  expect(await states()).toEqual(['expected', 'expected', 'expected']);
  expect(await made()).not.toBeNull();
});

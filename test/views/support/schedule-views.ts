import { parseDeploymentId, parseTrainId } from '../../../src/domain/ids.ts';
import { changeKinds } from '../../../src/domain/notes/release-notes.ts';
import type { ScheduleAnnouncement } from '../../../src/domain/schedule/schedule-announcement.ts';
import {
  expectedTrain,
  type Train,
  type TrainContents,
  type TrainReason,
  trainStates,
} from '../../../src/domain/schedule/train.ts';
import { renderTimeChanged } from '../../../src/views/schedule/done.ts';
import { renderSchedule } from '../../../src/views/schedule/schedule.ts';
import { renderTrain } from '../../../src/views/schedule/train.ts';
import { freezeOf } from '../../domain/policy/sample-facts.ts';
import { sampleRungs } from './deployment.ts';
import * as sample from './release.ts';

export const dueAt = new Date('2026-11-24T08:00:00Z');
const timeZone = 'Europe/Berlin';

/** A train in a state, an hour or so before its time. */
export const sampleTrain = (changed: Partial<Train> = {}): Train => ({
  ...expectedTrain({
    id: parseTrainId('00000000-0000-7000-8000-00000000000c'),
    projectId: sample.sampleProject('shop').id,
    dueAt,
    timeZone,
    now: sample.now,
  }),
  ...changed,
});

const sampleContents = (text: string): TrainContents => ({
  kind: 'changes',
  candidate: text,
  counts: changeKinds.map((kind) => ({ kind, count: 1500 })),
  highlights: Array.from({ length: 6 }, () => ({ title: text, prNumber: 12, prUrl: text })),
  compareUrl: 'https://github.example/acme/shop/compare/a...b',
});

type ByCode = { readonly [C in TrainReason['code']]: Extract<TrainReason, { readonly code: C }> };

function sampleReasons(text: string): readonly TrainReason[] {
  const reasons: ByCode = {
    'nothing-to-cut': { code: 'nothing-to-cut', since: text },
    'still-open': { code: 'still-open', version: text },
    'not-from-trunk': { code: 'not-from-trunk', version: text, from: text },
    refused: { code: 'refused', refusal: { code: 'tag-taken', tag: text } },
    'nothing-ran': { code: 'nothing-ran' },
    unreachable: { code: 'unreachable' },
    'not-announced': { code: 'not-announced' },
    'schedule-changed': { code: 'schedule-changed' },
  };
  return Object.values(reasons);
}

export const sampleScheduleAnnouncements = (text: string) =>
  ({
    'schedule-missed': {
      kind: 'schedule-missed',
      what: 'cut',
      project: text,
      count: 3,
      first: dueAt.toISOString(),
    },
    'plan-passed': {
      kind: 'plan-passed',
      deploymentId: sampleTrain().id,
      candidate: text,
      environment: text,
      at: dueAt.toISOString(),
      latest: dueAt.toISOString(),
      requestedBy: 'waybill',
      rungs: sampleRungs(text),
    },
    'digest-skipped': {
      kind: 'digest-skipped',
      project: text,
      dueAt: dueAt.toISOString(),
      timeZone,
      by: sample.captain,
    },
    'digest-resumed': {
      kind: 'digest-resumed',
      project: text,
      dueAt: dueAt.toISOString(),
      timeZone,
      by: sample.captain,
    },
    'train-not-cut': {
      kind: 'train-not-cut',
      project: text,
      dueAt: dueAt.toISOString(),
      timeZone,
      reason: { code: 'refused', refusal: { code: 'tag-taken', tag: text } },
    },
  }) as const satisfies Record<ScheduleAnnouncement['kind'], ScheduleAnnouncement>;

/** Every view of schedules, drawn with a text from outside in each place. */
export function scheduleViews(text: string) {
  const schedule = {
    cron: '0 9 * * 2',
    zone: timeZone,
    missed: 'report',
    announceMs: 1,
    open: 'skip',
  } as const;
  const about = { project: text, candidate: text, schedule };
  const changedBy = sample.captain;
  const contents = [null, sampleContents(text), { kind: 'none', reason: { code: 'nothing-ran' } } as const];
  const trains = [
    ...contents.map((contents) => sampleTrain({ contents, changedBy })),
    ...trainStates.flatMap((state) =>
      [null, ...sampleReasons(text)].map((reason) => sampleTrain({ state, reason, changedBy })),
    ),
  ];
  const time = { kind: 'cut', at: dueAt, timeZone } as const;
  const times = [
    { ...time, state: 'skipped' } as const,
    ...Array.from({ length: 5 }, () => ({ ...time, state: 'expected' }) as const),
    { ...time, kind: 'digest', state: 'expected' } as const,
  ];
  const changed = { project: text, dueAt: dueAt.toISOString(), timeZone };
  return [
    {
      view: 'renderTrain',
      drawn: trains.flatMap((train) =>
        [sample.now, new Date('2026-11-24T09:00:00Z')].map((now) => renderTrain({ ...about, train, now })),
      ),
    },
    {
      view: 'renderSchedule',
      drawn: [[], times, times.slice(1)].map((times) =>
        renderSchedule({
          projectId: sampleTrain().projectId,
          project: text,
          times,
          freezes: times.map(() => ({
            freeze: freezeOf({ because: text, fromAt: dueAt }),
            scope: { kind: 'everything' },
          })),
          plans: times.map(({ at }) => ({
            deploymentId: parseDeploymentId('00000000-0000-7000-8000-00000000000d'),
            candidate: text,
            environment: text,
            at,
            latest: at,
          })),
        }),
      ),
    },
    {
      view: 'renderTimeChanged',
      drawn: [
        renderTimeChanged({ ...changed, what: 'train', state: 'skipped', isOld: true }),
        renderTimeChanged({ ...changed, what: 'digest', state: 'expected', isOld: false }),
      ],
    },
  ];
}

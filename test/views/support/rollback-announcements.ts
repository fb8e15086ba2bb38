import type { RollbackAnnouncement } from '../../../src/domain/rollback/rollback-announcement.ts';
import { captain, runUrl } from './release.ts';

type ByKind = {
  readonly [K in RollbackAnnouncement['kind']]: Extract<RollbackAnnouncement, { readonly kind: K }>;
};

/** One of each kind of what is said of rollbacks, full of a text from outside. */
export function sampleRollbackAnnouncements(text: string): ByKind {
  const by = captain;
  const there = { environment: text, tier: 'production' } as const;
  const deploymentId = '44444444-0000-7000-8000-000000000000';
  const many = Array.from({ length: 60 }, (_, number) => ({ number, title: text, author: text }));
  return {
    'rollback-requested': {
      kind: 'rollback-requested',
      ...there,
      deploymentId,
      from: text,
      to: text,
      by,
      trigger: 'person',
      because: text,
      plan: text,
      removes: many,
      stops: { candidate: text, isCertain: false },
      isBad: true,
      calledOff: many.map(() => ({ candidate: text, environment: text })),
      alsoRunsIn: many.map(() => text),
      isToday: true,
    },
    'rollback-waits': {
      kind: 'rollback-waits',
      ...there,
      deploymentId,
      to: text,
      behind: text,
      seconds: 120,
      url: runUrl,
    },
    'rollback-explained': { kind: 'rollback-explained', ...there, from: text, by, because: text },
    'run-ended-after-all': {
      kind: 'run-ended-after-all',
      ...there,
      candidate: text,
      to: text,
      url: runUrl,
    },
    'hold-lifted': { kind: 'hold-lifted', ...there, by, because: text },
    'candidate-cleared': { kind: 'candidate-cleared', candidate: text, by, because: text },
    'rollback-verified': {
      kind: 'rollback-verified',
      ...there,
      deploymentId,
      from: text,
      to: text,
      seconds: 240,
      hasReason: false,
      url: runUrl,
    },
    'rollback-ended': {
      kind: 'rollback-ended',
      ...there,
      deploymentId,
      to: text,
      state: 'errored',
      reason: { code: 'candidate-bad', candidate: text },
    },
  };
}

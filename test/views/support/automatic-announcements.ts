import type { AutomaticAnnouncement } from '../../../src/domain/rollback/automatic/automatic-announcement.ts';
import type { WayBackEvidence } from '../../../src/domain/rollback/automatic/evidence.ts';
import { captain } from './release.ts';

type ByKind = {
  readonly [K in AutomaticAnnouncement['kind']]: Extract<AutomaticAnnouncement, { readonly kind: K }>;
};

/** What a person goes by who is asked whether to roll back, full of a text from outside. */
function sampleEvidence(text: string): WayBackEvidence {
  const many = Array.from({ length: 20 }, () => text);
  return {
    to: text,
    verifiedAt: '2026-11-20T12:00:00.000Z',
    removes: many.map((title, number) => ({ number, title, author: text })),
    removesInAll: 60,
    migrations: many,
    contracting: many,
    obstacle: 'rollback-tag-gone',
    isSeen: true,
    took: { count: 3, medianMs: 180_000, longestMs: 480_000 },
  };
}

/** One of each kind of what is said of ways back by themselves, full of a text from outside. */
export function sampleAutomaticAnnouncements(text: string): ByKind {
  const there = { environment: text, tier: 'production', from: text } as const;
  const id = '44444444-0000-7000-8000-000000000000';
  const evidence = sampleEvidence(text);
  return {
    'rollback-asked': {
      kind: 'rollback-asked',
      ...there,
      deploymentId: id,
      why: 'twice-in-a-row',
      evidence,
    },
    'rollback-imagined': {
      kind: 'rollback-imagined',
      ...there,
      deploymentId: id,
      verdictId: id,
      trigger: 'verification-failed',
      evidence,
      tally: { right: 3, wrong: 1, open: 2 },
    },
    'rollback-judged': { kind: 'rollback-judged', ...there, by: captain, opinion: 'wrong' },
    'rollback-refused': {
      kind: 'rollback-refused',
      ...there,
      deploymentId: id,
      code: 'rollback-tag-gone',
    },
    'no-way-back': { kind: 'no-way-back', ...there },
    'rollback-hook-called': {
      kind: 'rollback-hook-called',
      ...there,
      to: text,
      result: { kind: 'forbidden', host: text },
    },
  };
}

import type { DigestFacts, Some, Wait } from '../../../src/domain/digest/digest.ts';
import type { MineFacts } from '../../../src/domain/notice/notice-facts.ts';
import { renderDigest } from '../../../src/views/digest/digest.ts';
import { renderMetrics } from '../../../src/views/digest/metrics.ts';
import { renderDigestShared, shareButtons } from '../../../src/views/digest/share.ts';
import { renderQuietHours } from '../../../src/views/notice/quiet-hours.ts';
import type { Drawing } from './all-views.ts';
import { captain, sampleProject } from './release.ts';

const at = '2026-11-20T09:00:00.000Z';
const until = '2026-11-21T09:00:00.000Z';
const some = <T>(...first: readonly T[]): Some<T> => ({ first, count: first.length });

/** Nothing happened, and nothing waits. */
export const emptyDigest: DigestFacts = {
  kind: 'digest',
  version: null,
  from: '2026-11-14T09:00:00.000Z',
  until,
  shipped: some(),
  onTheWay: some(),
  stopped: some(),
  rolledBack: some(),
  unreviewed: some(),
  concerns: some(),
  unnoted: some(),
  figures: {
    deployments: 0,
    failures: 0,
    errored: 0,
    cutToUsers: { medianMs: null, of: 0 },
    toRestore: { medianMs: null, of: 0 },
    notRestored: 0,
  },
  outside: [],
};

const waits = (text: string): readonly Wait[] => [
  { on: 'build', since: at },
  { on: 'captain', since: at, why: 'failed' },
  { on: 'captain', since: at, why: 'bad' },
  { on: 'promotion', since: at, to: [text] },
  {
    on: 'gate',
    since: at,
    environment: text,
    gate: 'approved',
    facts: {
      code: 'approvals-missing',
      have: 1,
      need: 2,
      from: [captain, text],
      expiresAt: at,
      notCounted: [],
    },
    from: [captain, text],
  },
  {
    on: 'gate',
    since: at,
    environment: text,
    gate: 'not frozen',
    facts: { code: 'frozen', scope: text, because: text, by: captain, untilAt: at },
    from: [],
  },
  { on: 'deployment', since: at, environment: text },
  { on: 'nothing' },
];

/** A digest of a busy time, full of a text from outside. */
export function sampleDigest(text: string, changes: number): DigestFacts {
  const first = Array.from({ length: Math.min(changes, 3) }, () => ({ title: text, scope: text }));
  const shipped = {
    version: text,
    at,
    changes: [{ kind: 'feature', count: changes, first }],
    others: changes,
    isReturned: true,
  } as const;
  return {
    ...emptyDigest,
    shipped: { first: Array.from({ length: 10 }, () => shipped), count: changes },
    onTheWay: {
      first: waits(text).map((wait) => ({
        version: text,
        candidate: text,
        captain,
        cutAt: at,
        changes,
        wait,
      })),
      count: changes,
    },
    stopped: some(
      { kind: 'freeze', environment: null, because: text, by: captain, since: at, until: null },
      { kind: 'freeze', environment: text, because: text, by: captain, since: at, until },
      { kind: 'hold', environment: text, candidate: text, because: text, since: at },
    ),
    rolledBack: some(
      { environment: text, from: text, to: text, at, because: text },
      { environment: text, from: text, to: text, at, because: null },
    ),
    unreviewed: some({ gate: text, candidate: text, environment: text, by: captain, at }),
    concerns: some({ version: text, by: captain, text, at }),
    unnoted: some({ version: text, at, of: 7 }),
    figures: {
      deployments: 12,
      failures: 3,
      errored: 1,
      mergeToUsers: { medianMs: 7_200_000, of: 90 },
      cutToUsers: { medianMs: 3_600_000, of: 9 },
      toRestore: { medianMs: 720_000, of: 1 },
      notRestored: 2,
    },
    outside: [
      { version: text, state: 'shipped', at, text: `${text}\n- ${text}` },
      { version: text, state: 'coming', at: null, text },
      { version: text, state: 'returned', at, text },
    ],
  };
}

export const sampleMine = (text: string, changed: Partial<MineFacts> = {}): MineFacts => ({
  kind: 'mine',
  version: text,
  environments: [text],
  at,
  changes: {
    [captain]: {
      count: 1500,
      first: [{ title: text }, { title: text, prNumber: 7 }, { title: '', prNumber: 8, prUrl: text }],
    },
  },
  returnedAt: null,
  ...changed,
});

/** Every view of digests and of quiet hours. */
export function digestViews(text: string, changes: number): readonly Drawing[] {
  const facts = sampleDigest(text, changes);
  const share = shareButtons(sampleProject(text).id);
  return [
    {
      view: 'renderDigest',
      drawn: [
        renderDigest(text, facts),
        renderDigest(text, facts, { footer: null, buttons: share }),
        renderDigest(text, emptyDigest),
      ],
    },
    {
      view: 'renderMetrics',
      drawn: [
        renderMetrics({
          project: text,
          environments: [text],
          over: [
            { days: 30, figures: facts.figures },
            { days: 90, figures: emptyDigest.figures },
          ],
        }),
        renderMetrics({ project: text, environments: [], over: [] }),
      ],
    },
    { view: 'renderDigestShared', drawn: [renderDigestShared(text)] },
    {
      view: 'renderQuietHours',
      drawn: [
        renderQuietHours(null),
        renderQuietHours({ fromMinute: 1200, untilMinute: 420, timeZone: 'Europe/Berlin' }),
      ],
    },
  ];
}

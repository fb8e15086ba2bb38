import type { HotfixAnnouncement } from '../../../src/domain/hotfix/hotfix-announcement.ts';
import type { HotfixPlan } from '../../../src/domain/hotfix/hotfix-plan.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { hotfixView, renderHotfixPlan, renderHotfixStarted } from '../../../src/views/hotfix/hotfix-view.ts';
import { renderTaken } from '../../../src/views/hotfix/taken.ts';
import { sampleEnvironment } from './deployment.ts';
import { samplePick } from './pick-views.ts';
import * as sample from './release.ts';

type ByKind = {
  readonly [K in HotfixAnnouncement['kind']]: Extract<HotfixAnnouncement, { readonly kind: K }>;
};

/** One of each kind of what is said of hotfixes, full of a text from outside. */
export function sampleHotfixAnnouncements(text: string): ByKind {
  const about = { what: '#12', title: text, url: text, by: sample.captain } as const;
  return {
    'hotfix-started': {
      kind: 'hotfix-started',
      version: text,
      from: text,
      environment: text,
      ...about,
      way: { kind: 'take', environment: text },
    },
    'hotfix-ahead': {
      kind: 'hotfix-ahead',
      version: text.slice(0, 40),
      hotfix: text,
      ...about,
      state: 'missing',
      projectId: '11111111-0000-7000-8000-000000000000',
    },
    'release-made-without': { kind: 'release-made-without', version: text, from: text, ...about },
    'environment-taken': {
      kind: 'environment-taken',
      environment: text,
      hotfix: text,
      candidate: text,
      by: sample.captain,
    },
    'environment-given-back': {
      kind: 'environment-given-back',
      environment: text,
      hotfix: text,
      candidate: text,
      outcome: 'asked',
    },
  };
}

/** A release that was started as a hotfix. */
export function hotfixOf(text: string): Release {
  const { id, sha } = sample.sampleCandidate({});
  return {
    ...sample.sampleRelease({}),
    hotfix: {
      kind: 'fix',
      environment: text,
      from: text,
      fromCandidateId: id,
      fromSha: sha,
      route: { kind: 'usual' },
    },
  };
}

/** Every view of hotfixes, drawn with a text from outside in each place. */
export function hotfixViews(text: string, changes: number) {
  const candidate = sample.sampleCandidate({ name: text });
  const plan: HotfixPlan = {
    project: text,
    source: samplePick(text, 'wanted').source,
    version: text,
    runs: {
      environment: text,
      candidate: { id: candidate.id, name: text, sha: candidate.sha, version: text, badSince: null },
      since: sample.now,
      uncertainSince: sample.now,
    },
    environment: text,
    rules: sampleEnvironment(text),
    hasOwnRules: true,
    stands: { environment: text, candidate: text },
    others: Array.from({ length: Math.min(changes, 20) }, (_, at) => `${text.slice(0, 40)}${at}`),
    targets: Array.from({ length: Math.min(changes, 60) }, (_, at) => ({
      releaseId: candidate.releaseId,
      version: `1.${at}.0`,
      candidate: text,
      candidateId: candidate.id,
      next: text,
      state: at % 7 === 6 ? ('has' as const) : ('missing' as const),
    })),
  };
  const plain = { ...plan, stands: null, targets: [], hasOwnRules: false };
  return [
    { view: 'hotfixView', drawn: [hotfixView(plan, text.slice(0, 300)), hotfixView(plain, '')] },
    { view: 'renderHotfixPlan', drawn: [renderHotfixPlan(plan, text), renderHotfixPlan(plain, text)] },
    {
      view: 'renderTaken',
      drawn: [renderTaken({ version: text, environment: text, candidate: text })],
    },
    {
      view: 'renderHotfixStarted',
      drawn: [renderHotfixStarted({ what: text, version: text, from: text, into: [text] })],
    },
  ];
}

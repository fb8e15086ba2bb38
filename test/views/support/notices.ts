import * as ids from '../../../src/domain/ids.ts';
import type { Notice } from '../../../src/domain/notice/notice.ts';
import type { NoticeAnnouncement } from '../../../src/domain/notice/notice-announcement.ts';
import type { AdvanceFacts, NoticeFacts, ProofFacts } from '../../../src/domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../../src/domain/notice/notice-shown.ts';
import { sampleDigest, sampleMine } from './digests.ts';
import { captain, channelId } from './release.ts';

const at = '2026-11-23T09:00:00.000Z';
const until = '2026-11-23T15:00:00.000Z';
const noticeId = ids.parseNoticeId('00000000-0000-7000-8000-00000000000a');
const answerId = ids.parseNoticeAnswerId('00000000-0000-7000-8000-00000000000b');

export const sampleAdvance = (text: string, changed: Partial<AdvanceFacts> = {}): AdvanceFacts => ({
  kind: 'asn',
  version: text,
  candidate: text,
  captain,
  changes: [
    { kind: 'breaking', count: 9, first: Array.from({ length: 8 }, () => ({ title: text, breaking: text })) },
    { kind: 'feature', count: 1500, first: Array.from({ length: 6 }, () => ({ title: text, scope: text })) },
  ],
  others: 12,
  written: [text],
  migrations: [text],
  destinations: [text],
  expected: { kind: 'window', from: at, until, isFirm: true },
  early: { environment: text, url: text, since: at },
  progress: { kind: 'coming' },
  ...changed,
});

export const sampleProof = (text: string, changed: Partial<ProofFacts> = {}): ProofFacts => ({
  kind: 'pod',
  version: text,
  candidate: text,
  environment: text,
  at,
  healthyForMs: 600_000,
  smokeChecks: 2,
  checks: [text],
  run: text,
  digest: text,
  artifactVersion: text,
  approvers: [captain],
  changes: 14,
  ...changed,
});

export const sampleNotice = <Facts extends NoticeFacts>(
  facts: Facts,
  changed: Partial<Omit<Notice, 'kind' | 'facts'>> = {},
): Notice & { readonly kind: Facts['kind']; readonly facts: Facts } => ({
  id: noticeId,
  key: `${facts.kind}:x`,
  projectId: ids.parseProjectId('00000000-0000-7000-8000-000000000001'),
  releaseId: ids.parseReleaseId('00000000-0000-7000-8000-000000000002'),
  kind: facts.kind,
  state: 'open',
  facts,
  firstFacts: facts,
  reviewed: null,
  edition: 1,
  toldEdition: 1,
  toldWhat: [],
  addressedAt: null,
  addressedLabels: null,
  lookAt: null,
  createdAt: new Date(at),
  revision: 1,
  ...changed,
});

const sampleShownNotice = (facts: NoticeFacts, changed: Partial<NoticeShown> = {}): NoticeShown => ({
  notice: sampleNotice(facts),
  project: 'storefront',
  recipient: channelId,
  via: 'waybill.yaml',
  isOutside: false,
  announced: null,
  captains: ['S0CAPTAINS', '@not-resolved'],
  notedBy: [],
  reviewedText: null,
  ...changed,
});

/** A notice of each kind, full of a text from outside, for everybody who may get it. */
export function noticesWith(text: string): readonly NoticeShown[] {
  const first = sampleAdvance(text, { candidate: 'another' });
  const setback = { version: text, environment: text, at, captain };
  const each: readonly NoticeFacts[] = [
    sampleAdvance(text),
    sampleAdvance(text, { progress: { kind: 'abandoned', by: captain, because: text } }),
    sampleAdvance(text, { progress: { kind: 'returned' } }),
    sampleAdvance(text, { progress: { kind: 'held-up', environment: text, state: 'failed' } }),
    sampleAdvance(text, {
      progress: { kind: 'under-way', environment: text },
      expected: { kind: 'unknown' },
    }),
    sampleAdvance(text, { progress: { kind: 'arrived', at }, expected: { kind: 'once-approved' } }),
    sampleProof(text),
    { kind: 'returned', back: text, ...setback },
    {
      kind: 'failure',
      candidate: text,
      state: 'errored',
      reason: { code: 'smoke-failed', url: text, found: text },
      ...setback,
    },
  ];
  const told: readonly NoticeFacts[] = [
    sampleDigest(text, 1500),
    sampleMine(text),
    sampleMine(text, { returnedAt: at }),
  ];
  const inside = [...each, ...told].map((facts) =>
    sampleShownNotice(facts, { announced: { first, last: first }, notedBy: [captain], project: text }),
  );
  return [
    ...inside,
    ...inside.map((shown) => ({ ...shown, isOutside: true, reviewedText: `${text}\n- ${text}` })),
    sampleShownNotice(sampleAdvance(text), { recipient: captain, via: captain }),
    sampleShownNotice(sampleAdvance(text), { recipient: captain, via: 'S0GROUP' }),
    sampleShownNotice(sampleMine(text), { recipient: captain, via: captain }),
  ];
}

type ByKind = {
  readonly [K in NoticeAnnouncement['kind']]: Extract<NoticeAnnouncement, { readonly kind: K }>;
};

/** One announcement about notices of each kind. */
export function sampleNoticeAnnouncements(text: string): ByKind {
  const reach = { channels: [channelId], moreChannels: 2, people: 1, addresses: 3 };
  return {
    'notice-held': {
      kind: 'notice-held',
      noticeId,
      version: text,
      why: 'review',
      captain: null,
      captains: [text],
    },
    'notice-sent': {
      kind: 'notice-sent',
      notice: 'pod',
      version: text,
      environment: text,
      to: reach,
      left: reach,
      percent: 40,
    },
    'notice-changed': {
      kind: 'notice-changed',
      what: ['candidate', 'date'],
      version: text,
      candidate: text,
      expected: { kind: 'said', at, by: captain },
      progress: { kind: 'coming' },
    },
    'notice-undeliverable': {
      kind: 'notice-undeliverable',
      recipient: `mailto:${text}`,
      problem: text,
      version: text,
    },
    'digest-missed': { kind: 'digest-missed', project: text, dueAt: at },
    'digest-shared': {
      kind: 'digest-shared',
      project: text,
      by: captain,
      facts: sampleDigest(text, 1500),
    },
    'recipient-waits': { kind: 'recipient-waits', recipient: `mailto:someone@${text}`, project: text },
    'recipient-accepted': { kind: 'recipient-accepted', recipient: `domain:${text}`, by: captain },
    'concern-raised': {
      kind: 'concern-raised',
      answerId,
      version: text,
      by: captain,
      captain: null,
      captains: [text],
      text,
      isGate: true,
      where: 'release',
    },
    'concern-answered': {
      kind: 'concern-answered',
      version: text,
      raisedBy: captain,
      by: captain,
      concern: text,
      answer: text,
    },
  };
}

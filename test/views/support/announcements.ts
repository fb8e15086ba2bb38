import type { Announcement } from '../../../src/domain/announcement.ts';
import type { Loosening } from '../../../src/domain/project/loosening.ts';
import { sampleAutomaticAnnouncements } from './automatic-announcements.ts';
import { sampleDeploymentAnnouncements } from './deployment-announcements.ts';
import { sampleHotfixAnnouncements } from './hotfix-views.ts';
import { sampleNoticeAnnouncements } from './notices.ts';
import { samplePickAnnouncements } from './pick-announcements.ts';
import { captain, channelId, runUrl, sampleProblems } from './release.ts';
import { sampleRollbackAnnouncements } from './rollback-announcements.ts';
import { sampleScheduleAnnouncements } from './schedule-views.ts';

type ByKind = { readonly [K in Announcement['kind']]: Extract<Announcement, { readonly kind: K }> };

export function sampleLoosenings(text: string, count: number): readonly Loosening[] {
  return Array.from({ length: count }, () => ({ path: text, from: text, to: null, why: 'approvals-fewer' }));
}

/** One announcement of each kind, full of a text from outside. */
export function sampleAnnouncements(text: string): readonly Announcement[] {
  const [problem = { code: 'run-unclear', runs: 1, workflow: text }] = sampleProblems(text);
  const project = text;
  const repository = text;
  const by = captain;
  const candidate = text;
  const problems = Array.from({ length: 260 }, (_, line) => ({
    line,
    column: 1,
    path: text,
    message: text,
    hint: text,
  }));
  const samples: ByKind = {
    ...sampleScheduleAnnouncements(text),
    'release-cut': { kind: 'release-cut', candidate, by, changes: 1500 },
    'candidate-cut': { kind: 'candidate-cut', candidate, by, changes: 1 },
    'build-started': { kind: 'build-started', candidate, url: runUrl },
    'build-late': { kind: 'build-late', candidate, workflow: text, seconds: 61, isQueued: true, url: text },
    'build-answer-lost': { kind: 'build-answer-lost', candidate, workflow: text },
    'build-parked': { kind: 'build-parked', candidate, until: '2026-11-21T13:00:00.000Z' },
    'build-interrupted': {
      kind: 'build-interrupted',
      candidate,
      since: '2026-11-21T12:00:00.000Z',
      isRefused: false,
    },
    'build-repeated': { kind: 'build-repeated', candidate, by: null },
    'candidate-ready': { kind: 'candidate-ready', candidate, artifactVersion: text, url: runUrl },
    'candidate-failed': { kind: 'candidate-failed', candidate, problem },
    'candidate-errored': { kind: 'candidate-errored', candidate, problem },
    'notes-edited': { kind: 'notes-edited', version: text, by },
    'release-abandoned': { kind: 'release-abandoned', version: text, by, because: text },
    'project-registered': { kind: 'project-registered', project, repository, by },
    'configuration-changed': {
      kind: 'configuration-changed',
      project,
      repository,
      authors: Array.from({ length: 60 }, (_, n) => `${text}${n}`),
      url: runUrl,
      changed: Array.from({ length: 260 }, () => text),
    },
    'loosening-proposed': {
      kind: 'loosening-proposed',
      project,
      repository,
      authors: [text, null],
      url: runUrl,
      fileId: '11111111-0000-7000-8000-000000000000',
      loosened: sampleLoosenings(text, 260),
    },
    'loosening-decided': { kind: 'loosening-decided', project, repository, by, verdict: 'refused' },
    'configuration-broken': { kind: 'configuration-broken', project, repository, problems, isMissing: false },
    'names-resolved': {
      kind: 'names-resolved',
      project,
      by,
      handles: Array.from({ length: 60 }, () => text),
    },
    'repository-renamed': {
      kind: 'repository-renamed',
      project,
      from: text,
      to: `${text}2`,
      defaultBranch: text,
    },
    'configuration-mended': { kind: 'configuration-mended', project, repository },
    'trail-head': { kind: 'trail-head', seq: 42, hash: 'a'.repeat(64), at: '2026-11-21T12:00:00.000Z' },
    'work-given-up': { kind: 'work-given-up', work: 'request', reference: text },
    ...sampleDeploymentAnnouncements(text),
    ...samplePickAnnouncements(text),
    ...sampleHotfixAnnouncements(text),
    ...sampleRollbackAnnouncements(text),
    ...sampleNoticeAnnouncements(text),
    ...sampleAutomaticAnnouncements(text),
    'message-refused': { kind: 'message-refused', what: 'card', channelId, problem: text },
  };
  return Object.values(samples);
}

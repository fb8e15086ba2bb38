import { parseChannelId, parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';
import type { Refusal, RefusalCode } from '../../../src/domain/refusal.ts';
import { sampleFindings } from './findings.ts';
import { sampleProject } from './release.ts';

type ByCode = { readonly [C in RefusalCode]: Extract<Refusal, { readonly code: C }> };

const many = (text: string): readonly string[] => Array.from({ length: 260 }, (_, n) => `${text} ${n}`);

/** One refusal of each code, full of a text from outside. */
export function sampleRefusals(text: string): readonly Refusal[] {
  const act = 'cut a release';
  const userId = parseUserId('U0123ABCD');
  const problems = many(text).map((message, line) => ({ line, column: 1, path: text, message, hint: text }));
  const of = { candidate: text, environment: text };
  const samples: ByCode = {
    'not-permitted': {
      code: 'not-permitted',
      act,
      roles: ['captain', 'approver'],
      who: [parseUserGroupId('S0123ABC'), ...Array.from({ length: 40 }, () => userId)],
    },
    outsider: { code: 'outsider', act: 'read', standing: 'guest' },
    'authority-unknown': { code: 'authority-unknown', act, retryAfterMs: 30_000 },
    'no-project-yet': { code: 'no-project-yet' },
    'project-unknown': { code: 'project-unknown', text, known: many(text) },
    'project-unclear': { code: 'project-unclear', known: many(text) },
    'version-unknown': { code: 'version-unknown', text, known: [] },
    'version-unclear': { code: 'version-unclear', text, matches: many(text) },
    'no-release-yet': { code: 'no-release-yet', project: text },
    'release-closed': { code: 'release-closed', version: text, state: 'abandoned' },
    'version-malformed': { code: 'version-malformed', text, scheme: 'semver', example: text },
    'version-taken': { code: 'version-taken', version: text, by: 'tag' },
    'version-not-higher': { code: 'version-not-higher', version: text, highest: text },
    'tag-taken': { code: 'tag-taken', tag: text },
    'tag-malformed': { code: 'tag-malformed', tag: text },
    'nothing-changed': {
      code: 'nothing-changed',
      project: text,
      since: text,
      sha: 'a'.repeat(40),
      cutAt: '2026-11-21T12:00:00.000Z',
      isRestricted: true,
    },
    'nothing-to-release': { code: 'nothing-to-release', project: text, isRestricted: false },
    'sha-unknown': { code: 'sha-unknown', text, repository: text },
    'sha-not-on-trunk': { code: 'sha-not-on-trunk', sha: 'a'.repeat(40), trunk: text },
    'sha-before-predecessor': { code: 'sha-before-predecessor', sha: 'a'.repeat(40), predecessor: text },
    'trunk-missing': { code: 'trunk-missing', trunk: text, repository: text },
    'doctor-blocks': { code: 'doctor-blocks', project: text, findings: sampleFindings(text) },
    'build-not-repeatable': { code: 'build-not-repeatable', candidate: text, state: 'ready' },
    'change-unknown': { code: 'change-unknown', text, repository: text },
    'change-not-merged': { code: 'change-not-merged', what: text },
    'change-too-large': { code: 'change-too-large', what: text, commits: 80, limit: 50 },
    'no-open-release': { code: 'no-open-release', project: text },
    'fixes-missing': {
      code: 'fixes-missing',
      version: text,
      fixes: many(text).map((title) => ({ what: text, title, versions: many(text) })),
    },
    'fix-not-required': { code: 'fix-not-required', text, known: many(text) },
    'environment-unknown': { code: 'environment-unknown', text, known: many(text) },
    'deployment-unknown': { code: 'deployment-unknown' },
    'deployment-over': { code: 'deployment-over', ...of, state: 'rejected' },
    'deployment-begun': { code: 'deployment-begun', ...of, state: 'running' },
    'already-there': { code: 'already-there', ...of },
    'step-back': { code: 'step-back', ...of, from: text },
    'candidate-bad': { code: 'candidate-bad', candidate: text, because: text },
    held: { code: 'held', ...of, because: text },
    'not-verifying': { code: 'not-verifying', ...of, state: 'queued' },
    'end-not-in-doubt': { code: 'end-not-in-doubt', ...of, state: 'running' },
    'requester-alone': { code: 'requester-alone', act, environment: text },
    'own-request': { code: 'own-request', ...of, act: 'approve a deployment' },
    'own-change': { code: 'own-change', ...of, login: text },
    'already-approved': { code: 'already-approved', ...of, at: '2026-11-21T12:00:00.000Z' },
    'not-approved-by-you': { code: 'not-approved-by-you', ...of },
    'case-changed': { code: 'case-changed', ...of },
    'gate-holds': { code: 'gate-holds', ...of, gate: 'soaked' },
    'gate-not-overridable': { code: 'gate-not-overridable', ...of, gate: 'approved' },
    'own-override': { code: 'own-override', ...of, gate: text, by: userId },
    'reason-too-short': { code: 'reason-too-short', act: 'override a gate', least: 15 },
    'first-in-queue': { code: 'first-in-queue', ...of },
    'not-queued': { code: 'not-queued', ...of, state: 'requested' },
    'not-frozen': {
      code: 'not-frozen',
      scope: { kind: 'environment', projectId: sampleProject(text).id, project: text, environment: text },
    },
    'nothing-to-roll-back': { code: 'nothing-to-roll-back', environment: text },
    'no-rollback-target': { code: 'no-rollback-target', ...of },
    'never-verified-there': { code: 'never-verified-there', ...of, known: many(text) },
    'rollback-outdated': { code: 'rollback-outdated', environment: text, expected: text, present: text },
    'rolled-back-already': {
      code: 'rolled-back-already',
      ...of,
      from: text,
      at: '2026-11-21T12:00:00.000Z',
    },
    'rollback-tag-gone': { code: 'rollback-tag-gone', ...of, tag: text, otherSha: null, others: many(text) },
    'rollback-workflow-gone': {
      code: 'rollback-workflow-gone',
      ...of,
      workflow: text,
      why: 'missing',
      parameters: 'today',
    },
    'rollback-inputs-refused': {
      code: 'rollback-inputs-refused',
      ...of,
      workflow: text,
      unknown: many(text),
      missing: many(text),
      parameters: 'recorded',
    },
    'rollback-plan-missing': { code: 'rollback-plan-missing', ...of, migrations: many(text) },
    'not-waiting-for-lane': { code: 'not-waiting-for-lane', environment: text },
    'not-held': { code: 'not-held', environment: text },
    'candidate-not-bad': { code: 'candidate-not-bad', candidate: text },
    'reason-given-already': { code: 'reason-given-already', environment: text, because: text },
    'config-invalid': { code: 'config-invalid', repository: text, isMissing: false, problems },
    'config-unreachable': { code: 'config-unreachable', repository: text },
    'repository-unknown': { code: 'repository-unknown', repository: text },
    'workflow-unknown': { code: 'workflow-unknown', repository: text, texts: many(text), known: many(text) },
    'project-name-taken': { code: 'project-name-taken', project: text, repository: text },
    'login-linked': { code: 'login-linked', login: text, userId },
    'nothing-to-accept': { code: 'nothing-to-accept', repository: text },
    'own-loosening': { code: 'own-loosening', repository: text, author: text },
    'author-unlinked': { code: 'author-unlinked', repository: text, authors: [text, null], acceptor: userId },
    'reason-missing': { code: 'reason-missing', act, form: text },
    'text-too-long': { code: 'text-too-long', length: 40_000, limit: 3000 },
    'changed-meanwhile': { code: 'changed-meanwhile', what: text },
    'already-done': { code: 'already-done', what: text, by: userId },
    'channel-unusable': {
      code: 'channel-unusable',
      channelId: parseChannelId('C0123ABCD'),
      problem: 'not-a-member',
    },
  };
  return Object.values(samples);
}

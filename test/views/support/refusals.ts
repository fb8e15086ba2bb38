import { parseChannelId, parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';
import type { Refusal, RefusalCode } from '../../../src/domain/refusal.ts';
import { sampleFindings } from './findings.ts';

type ByCode = { readonly [C in RefusalCode]: Extract<Refusal, { readonly code: C }> };

const many = (text: string): readonly string[] => Array.from({ length: 260 }, (_, n) => `${text} ${n}`);

/** One refusal of each code, full of a text from outside. */
export function sampleRefusals(text: string): readonly Refusal[] {
  const act = 'cut a release';
  const userId = parseUserId('U0123ABCD');
  const problems = many(text).map((message, line) => ({ line, column: 1, path: text, message, hint: text }));
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
    'config-invalid': { code: 'config-invalid', repository: text, isMissing: false, problems },
    'config-unreachable': { code: 'config-unreachable', repository: text },
    'repository-unknown': { code: 'repository-unknown', repository: text },
    'project-name-taken': { code: 'project-name-taken', project: text, repository: text },
    'principal-unknown': { code: 'principal-unknown', project: text, handles: many(text) },
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

import { parsePickId } from '../../../src/domain/ids.ts';
import type { PickAnnouncement } from '../../../src/domain/pick/pick-announcement.ts';
import { captain, runUrl } from './release.ts';

const pickId = parsePickId('00000000-0000-7000-8000-000000000001');

type ByKind = { readonly [K in PickAnnouncement['kind']]: Extract<PickAnnouncement, { readonly kind: K }> };

/** One of each kind of what is said of picks, full of a text from outside. */
export function samplePickAnnouncements(text: string): ByKind {
  const of = { what: '#12', title: text, url: runUrl, version: text, branch: text } as const;
  const pull = { ...of, by: captain, prUrl: runUrl, prNumber: 14 } as const;
  return {
    'pick-asked': { kind: 'pick-asked', ...of, by: captain, commits: 5 },
    'pick-made': { kind: 'pick-made', ...of, by: captain, sha: 'a'.repeat(40) },
    'pick-present': { kind: 'pick-present', ...of },
    'pick-conflicted': {
      kind: 'pick-conflicted',
      ...pull,
      author: text,
      paths: Array.from({ length: 260 }, () => text),
    },
    'pick-offered': { kind: 'pick-offered', ...pull },
    'pick-closed': { kind: 'pick-closed', ...of, pickId, by: captain, prUrl: text, prNumber: 14 },
    'pick-reopened': { kind: 'pick-reopened', ...pull, aim: 'trunk' },
    'pick-failed': {
      kind: 'pick-failed',
      ...of,
      by: captain,
      problem: { code: 'branch-gone', branch: text },
    },
    'back-merge-opened': {
      kind: 'back-merge-opened',
      ...of,
      author: text,
      prUrl: runUrl,
      prNumber: 14,
      paths: Array.from({ length: 260 }, () => text),
    },
    'back-merge-done': { kind: 'back-merge-done', ...of },
    'back-merge-closed': { kind: 'back-merge-closed', ...of, pickId, prUrl: text, prNumber: 14 },
    'back-merge-failed': {
      kind: 'back-merge-failed',
      ...of,
      problem: { code: 'refused', status: 403, step: 'pull-request' },
    },
    'change-arrived': {
      kind: 'change-arrived',
      what: '#12',
      title: text,
      url: runUrl,
      project: text,
      candidate: text,
    },
    'change-returned': {
      kind: 'change-returned',
      what: '#12',
      title: text,
      url: runUrl,
      project: text,
      environment: text,
      away: text,
      back: text,
    },
    'fixes-dropped': {
      kind: 'fixes-dropped',
      candidate: text,
      fixes: Array.from({ length: 30 }, () => ({ what: text, title: text, versions: [text, text] })),
    },
    'fix-waived': {
      kind: 'fix-waived',
      what: '#12',
      title: text,
      url: runUrl,
      versions: [text],
      by: captain,
      because: text,
    },
    'pick-uncut': { kind: 'pick-uncut', ...of, by: captain, refusal: 'doctor-blocks' },
  };
}

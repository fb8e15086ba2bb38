import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { makeNotes } from '../../../src/domain/notes/make-notes.ts';
import { knownByPull } from '../../../src/domain/pick/known-by-pull.ts';
import type { Pick } from '../../../src/domain/pick/pick.ts';
import { donePick } from '../../support/picks/done-pick.ts';
import { commit, line, merge, pull, range, sha } from '../notes/range.ts';

function notesOf(pick: Pick, ...facts: Parameters<typeof range>) {
  const { trunk, ...rest } = range(...facts);
  const whole = {
    ...rest,
    base: null,
    head: parseSha(sha('a')),
    relation: 'ahead' as const,
    files: null,
    compareUrl: null,
  };
  return makeNotes({ trunk, ...knownByPull(whole, [pick], trunk) });
}

const from = `(cherry picked from commit ${sha('a')})`;
const picked = commit('b', `Round\n\n${from}`);

test('what was picked is a change of the pull request that it was picked from', () => {
  const clean = donePick({ made: [{ from: parseSha(sha('a')), sha: parseSha(sha('b')) }] });
  const notes = notesOf(clean, [picked, commit('c', 'chore: by hand')]);
  expect(notes.entries.map(line)).toEqual(['fix #12 round up', 'chore by hand']);
  expect(notes.counts).toMatchObject({ pullRequests: 1, withoutPullRequest: 1 });
  // One that was not made has brought nothing.
  expect(notesOf({ ...clean, state: 'failed' }, [picked]).entries.map(line)).toEqual(['other Round']);
});

test('a pick that people finished in a pull request is the change itself, however that was merged', () => {
  const finished = donePick({ prNumber: 15, headSha: parseSha(sha('m')) });
  const own = pull(15, 'Pick #12 into 1.5.0', { base: 'release/1.5', mergeCommitSha: sha('m') });
  const opened = commit('d', 'Pick #12 into 1.5.0', { pullRequests: [15] });
  const merged = [
    opened,
    { ...picked, pullRequests: [15] },
    merge('m', 'Merge pull request #15 from x', [15]),
  ];
  expect(notesOf(finished, merged, [own]).entries.map(line)).toEqual(['fix #12 round up']);
  const squashed = [commit('m', 'Pick #12 into 1.5.0 (#15)', { pullRequests: [15] })];
  expect(notesOf(finished, squashed, [own]).entries.map(line)).toEqual(['fix #12 round up']);
});

test('what people finished for the predecessor is not news in the release after it', () => {
  const done = donePick({ prNumber: 15, headSha: parseSha(sha('m')) });
  const original = commit('a', 'fix: round up (#12)', { pullRequests: [12] });
  const pulls = [pull(12, 'fix: round up', { mergeCommitSha: sha('a') })];
  expect(notesOf(done, [original], pulls, [commit('m', 'Resolved (#15)')]).entries).toEqual([]);
  expect(notesOf(done, [original], pulls).entries.map(line)).toEqual(['fix #12 round up']);
});

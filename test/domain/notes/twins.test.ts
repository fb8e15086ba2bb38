import { describe, expect, test } from 'vitest';
import { makeNotes } from '../../../src/domain/notes/make-notes.ts';
import { commit, line, merge, pull, range, sha } from './range.ts';

const picked = (message: string, ...names: string[]): string =>
  [message, '', ...names.map((name) => `(cherry picked from commit ${sha(name)})`)].join('\n');

const entriesOf = (...facts: Parameters<typeof range>) => makeNotes(range(...facts)).entries.map(line);
const fix = commit('a', 'fix: round up');
const twin = commit('b', picked('fix: round up', 'a'));

describe('a cherry-picked twin', () => {
  test('is counted once with its original, whichever comes first', () => {
    expect(entriesOf([fix, twin])).toEqual(['fix round up']);
    expect(entriesOf([twin, fix])).toEqual(['fix round up']);
    expect(makeNotes(range([fix, twin])).counts.twins).toBe(1);
  });

  test('is counted once with another twin of a commit that is not here', () => {
    expect(entriesOf([twin, commit('c', picked('fix: round up', 'a'))])).toEqual(['fix round up']);
  });

  test('is followed over several picks', () => {
    const third = commit('c', picked('fix: round up', 'a', 'b'));
    expect(entriesOf([fix, third])).toEqual(['fix round up']);
    expect(entriesOf([fix, twin, commit('c', picked('fix: round up', 'b'))])).toEqual(['fix round up']);
  });

  test('belongs to the pull request of the original', () => {
    const original = commit('a', 'fix: round up (#7)', { pullRequests: [7] });
    expect(entriesOf([original, twin], [pull(7, 'fix: round up')])).toEqual(['fix #7 round up']);
  });

  test('does not swallow the rest of its own pull request', () => {
    const commits = [
      commit('a', 'fix: round up', { pullRequests: [7] }),
      commit('b', picked('fix: round up', 'a'), { pullRequests: [8] }),
      commit('c', 'feat: cart', { pullRequests: [8] }),
    ];
    expect(entriesOf(commits, [pull(7, 'Round up'), pull(8, 'Cart')])).toEqual([
      'feature #8 Cart',
      'fix #7 Round up',
    ]);
  });

  test('does not come back by the merge commit of its own pull request', () => {
    const commits = [
      commit('a', 'fix: round up', { pullRequests: [7] }),
      commit('b', picked('fix: round up', 'a'), { pullRequests: [8] }),
      merge('m', 'Merge pull request #8 from acme/backport', [8]),
    ];
    expect(entriesOf(commits, [pull(7, 'Round up'), pull(8, 'Backport')])).toEqual(['fix #7 Round up']);
  });

  test('is not news where the predecessor has its original, or was given the fix by a pick', () => {
    expect(entriesOf([twin], [], [fix])).toEqual([]);
    expect(entriesOf([fix], [], [twin])).toEqual([]);
    expect(makeNotes(range([fix], [], [twin])).counts.twins).toBe(1);
  });

  test('is not news where the predecessor was given the squashed pull request by hand', () => {
    const squashed = commit('a', 'fix: round up (#7)');
    const byHand = commit('b', 'fix: round up (#7)\n\nThe way it was.');
    expect(entriesOf([squashed], [], [byHand])).toEqual([]);
    expect(entriesOf([fix], [], [commit('b', 'fix: round up')])).toEqual(['fix round up']);
    expect(entriesOf([squashed], [], [commit('b', 'fix: round up (#8)')])).toEqual(['fix round up (#7)']);
  });

  test('is news where the predecessor took its own copy back', () => {
    const takenBack = commit('r', `Revert "fix"\n\nThis reverts commit ${sha('b')}.`);
    expect(entriesOf([fix], [], [twin, takenBack])).toEqual(['fix round up']);
  });

  test('is reverted together with its original', () => {
    const revert = commit('r', `Revert "fix: round up"\n\nThis reverts commit ${sha('a')}.`);
    expect(entriesOf([fix, twin, revert])).toEqual([]);
  });

  test('brings a change back that was reverted before it', () => {
    const revert = commit('r', `Revert "fix: round up"\n\nThis reverts commit ${sha('a')}.`);
    expect(entriesOf([fix, revert, twin])).toContain('fix round up');
  });

  test('of a fix that the predecessor has, when it is reverted here, leaves the revert as a change', () => {
    const revert = commit('r', `Revert "fix: round up"\n\nThis reverts commit ${sha('a')}.`);
    expect(entriesOf([fix, revert], [], [twin])).toEqual(['revert Revert "fix: round up"']);
  });
});

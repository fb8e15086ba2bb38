import { expect, test } from 'vitest';
import { parseSha } from '../../../src/domain/ids.ts';
import { commitsOfPull } from '../../../src/domain/pick/commits-of-pull.ts';
import type { FoundCommit, FoundPull } from '../../../src/domain/pick/found.ts';

const sha = (digit: string) => parseSha(digit.repeat(40));
const commit = (digit: string, parents: readonly string[], message = digit): FoundCommit => ({
  sha: sha(digit),
  tree: sha('f'),
  parents: parents.map(sha),
  message,
  author: { name: 'Ada', email: 'ada@example.com', date: '2026-11-20T10:00:00Z' },
});
const pullOf = (commits: number): FoundPull => ({
  number: 8,
  title: 'Eight',
  url: 'https://github.example/acme/shop/pull/8',
  state: 'closed',
  mergedAt: '2026-11-20T10:00:00Z',
  mergeSha: sha('9'),
  headSha: sha('3'),
  base: 'main',
  authorLogin: 'ada',
  commits,
  labels: [],
  changedFiles: 1,
});
const own = [commit('1', ['0'], 'one'), commit('2', ['1'], 'two')];
const shas = (facts: Parameters<typeof commitsOfPull>[0]) =>
  commitsOfPull(facts)?.map((one) => [one.sha[0], one.parent[0], one.isMerge]);

test('merged with a merge commit, its own commits are picked in their order', () => {
  const merge = commit('9', ['a', '2']);
  expect(shas({ pull: pullOf(2), merge, own, line: [] })).toEqual([
    ['1', '0', false],
    ['2', '1', false],
  ]);
});

test('where it contains merges, or GitHub does not tell all its commits, the merge is picked as a whole', () => {
  const merge = commit('9', ['a', '2']);
  const withMerge = [commit('1', ['0', 'b']), commit('2', ['1'])];
  expect(shas({ pull: pullOf(2), merge, own: withMerge, line: [] })).toEqual([['9', 'a', true]]);
  expect(shas({ pull: pullOf(300), merge, own, line: [] })).toEqual([['9', 'a', true]]);
});

test('rebased, what its commits became is picked; squashed, the one commit', () => {
  const rebased = [commit('5', ['a'], 'one'), commit('9', ['5'], 'two')];
  const merge = rebased[1] ?? commit('9', ['5'], 'two');
  expect(shas({ pull: pullOf(2), merge, own, line: rebased.toReversed() })).toEqual([
    ['5', 'a', false],
    ['9', '5', false],
  ]);
  const squash = commit('9', ['a'], 'Eight (#8)');
  expect(shas({ pull: pullOf(2), merge: squash, own, line: [squash, commit('a', ['b'])] })).toEqual([
    ['9', 'a', false],
  ]);
});

test('a commit without a parent cannot be picked', () => {
  expect(commitsOfPull({ pull: pullOf(1), merge: commit('9', []), own: [], line: [] })).toBeNull();
});

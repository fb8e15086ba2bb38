import { describe, expect, test } from 'vitest';
import { highlights } from '../../../src/domain/notes/highlights.ts';
import { makeNotes } from '../../../src/domain/notes/make-notes.ts';
import { processorMsOf } from '../../support/processor-time.ts';
import { commit, line, merge, pull, range, sha } from './range.ts';

const entriesOf = (...facts: Parameters<typeof range>) => makeNotes(range(...facts)).entries.map(line);

const askedBy = (messages: readonly string[]) =>
  makeNotes(
    range(
      messages.map((message, at) => commit('abc'[at] ?? 'd', message, { pullRequests: [7] })),
      [pull(7, 'feat!: drop v1')],
    ),
  ).entries.map(({ kind, breaking }) => [kind, breaking]);

describe('the kind of a change', () => {
  test.each([
    ['feat: add a cart', 'feature add a cart'],
    ['feat(cart)!: drop old prices', 'breaking drop old prices'],
    ['fix: round up', 'fix round up'],
    ['Fix: round up', 'fix round up'],
    ['perf(db): one query', 'performance one query'],
    ['chore(deps): bump left-pad', 'dependencies bump left-pad'],
    ['docs: say how', 'documentation say how'],
    ['ci: cache', 'build cache'],
    ['fix: round up\n\nBREAKING CHANGE: prices are integers', 'breaking round up'],
    ['fix: a\n\nThis is a breaking change in the API of others.', 'fix a'],
    ['cart: round up', 'other cart: round up'],
    ['Add a cart', 'other Add a cart'],
    ['wip!: all new', 'breaking all new'],
    ['', 'other '],
    ['\n\n  \n', 'other '],
    ['\n\nfeat: late', 'feature late'],
    ['feat: a\r\n\r\nBREAKING CHANGE: b', 'breaking a'],
  ])('of %j is read by Conventional Commits: %s', (message, expected) => {
    expect(entriesOf([commit('a', message)])).toEqual([expected]);
  });

  test('comes with its scope and with what a breaking change asks', () => {
    const message = 'feat(cart)!: new prices\n\nBREAKING CHANGE: prices are integers\nof cents';
    const [entry] = makeNotes(range([commit('a', message)])).entries;
    expect(entry).toMatchObject({ scope: 'cart', breaking: 'prices are integers\nof cents', sha: sha('a') });
  });

  test('does not say again what its own line says, and says what another one asks', () => {
    expect(askedBy(['feat!: drop v1'])).toEqual([['breaking', undefined]]);
    expect(askedBy(['feat!: drop v1', 'fix: a\n\nBREAKING CHANGE: move to v2 first'])).toEqual([
      ['breaking', 'move to v2 first'],
    ]);
    expect(askedBy(['fix!: no more cheques'])).toEqual([['breaking', 'no more cheques']]);
  });

  test('comes from the pull request title where no commit declares one', () => {
    const commits = [commit('a', 'wip', { pullRequests: [7] }), commit('b', 'more', { pullRequests: [7] })];
    expect(entriesOf(commits, [pull(7, 'feat(cart): add a cart')])).toEqual(['feature #7 add a cart']);
  });

  test('is the weightiest that the commits of a pull request declare', () => {
    const commits = [
      commit('a', 'chore: tidy', { pullRequests: [7] }),
      commit('b', 'fix: round up', { pullRequests: [7] }),
      commit('c', 'test: rounding', { pullRequests: [7] }),
    ];
    expect(entriesOf(commits, [pull(7, 'Rounding')])).toEqual(['fix #7 Rounding']);
  });

  test('does not repeat its title as what a breaking change asks', () => {
    const [entry] = makeNotes(range([commit('a', 'feat(cart)!: drop old prices')])).entries;
    expect(entry).toMatchObject({ kind: 'breaking', title: 'drop old prices' });
    expect(entry).not.toHaveProperty('breaking');
  });

  test('is breaking when the title says so, though no commit does', () => {
    const commits = [commit('a', 'feat: prices', { pullRequests: [7] })];
    expect(entriesOf(commits, [pull(7, 'feat!: prices')])).toEqual(['breaking #7 prices']);
  });
});

describe('an entry', () => {
  test('can be kept as JSON in the database, whatever the title contains', () => {
    const [entry] = makeNotes(range([commit('a', 'feat: zero\0 and half \ud83d')])).entries;
    expect(entry?.title).toBe('zero and half \ufffd');
  });

  test('is made once for a pull request, its merge commit and all its commits', () => {
    const commits = [
      commit('a', 'feat: cart', { pullRequests: [7] }),
      commit('b', 'fix: cart', { pullRequests: [7] }),
      merge('m', 'Merge pull request #7 from acme/cart', [7]),
    ];
    const notes = makeNotes(range(commits, [pull(7, 'Cart', { mergeCommitSha: sha('m') })]));
    expect(notes.entries).toEqual([
      {
        kind: 'feature',
        title: 'Cart',
        prNumber: 7,
        prUrl: 'https://github.example/acme/shop/pull/7',
        sha: sha('m'),
        mergedAt: '2026-11-20T10:00:00Z',
        author: { login: 'grace', name: 'grace' },
      },
    ]);
    expect(notes.counts).toMatchObject({ commits: 3, merges: 1, pullRequests: 1, withoutPullRequest: 0 });
  });

  test('is made for a pull request of which only the merge commit is in the range', () => {
    const merged = merge('m', 'Merge pull request #7 from acme/cart\n\nfeat: cart', []);
    expect(entriesOf([merged], [pull(7, 'feat: cart')])).toEqual(['feature #7 cart']);
  });

  test('of a squashed pull request does not repeat its number', () => {
    const squashed = commit('a', 'feat: cart (#7)', { pullRequests: [] });
    expect(entriesOf([squashed], [pull(7, 'feat: cart (#7)')])).toEqual(['feature #7 cart']);
  });

  test('is shown as a commit without a pull request where there is none, with the number left in its title', () => {
    const notes = makeNotes(range([commit('a', 'fix: round up (#99)')]));
    expect(notes.entries.map(line)).toEqual(['fix round up (#99)']);
    expect(notes.counts).toMatchObject({ pullRequests: 0, withoutPullRequest: 1 });
    expect(notes.entries[0]?.author).toEqual({ login: 'ada', name: 'Ada' });
    const committed = { ...commit('a', 'fix: round up'), committedAt: '2026-11-20T09:00:00Z' };
    expect(makeNotes(range([committed])).entries[0]?.mergedAt).toBe('2026-11-20T09:00:00Z');
  });

  test('never comes from an open pull request, or from one merged elsewhere', () => {
    const commits = [
      commit('a', 'feat: cart', { pullRequests: [7, 8] }),
      commit('b', 'fix: cart (#8)', { pullRequests: [8] }),
    ];
    const open = pull(7, 'Open', { mergedAt: null });
    const elsewhere = pull(8, 'Elsewhere', { base: 'release/1.4' });
    expect(entriesOf(commits, [open, elsewhere])).toEqual(['feature cart', 'fix cart (#8)']);
  });

  test('belongs to the pull request that made the commit, of several', () => {
    const commits = [commit('a', 'feat: cart', { pullRequests: [7, 8, 9] })];
    const later = pull(8, 'Later', { mergedAt: '2026-11-21T00:00:00Z' });
    expect(entriesOf(commits, [later, pull(9, 'Nine'), pull(7, 'Seven')])).toEqual(['feature #7 Seven']);
    const maker = pull(9, 'Nine', { mergeCommitSha: sha('a') });
    expect(entriesOf(commits, [later, maker, pull(7, 'Seven')])).toEqual(['feature #9 Nine']);
  });

  test('of a release branch is for the pull request that made the commit, not for the later merge of the branch', () => {
    const fix = commit('a', 'fix: round up (#8)', { pullRequests: [8, 9] });
    const elsewhere = pull(8, 'fix: round up', { base: 'release/1.4', mergeCommitSha: sha('a') });
    const later = pull(9, 'Merge 1.4 back', { mergeCommitSha: sha('m') });
    expect(entriesOf([fix], [elsewhere, later])).toEqual(['fix #8 round up']);
    expect(entriesOf([fix], [later])).toEqual(['fix round up (#8)']);
    const merged = merge('m', 'Merge pull request #9 from acme/release/1.4', [9]);
    expect(entriesOf([fix, merged], [elsewhere, later])).toEqual(['fix #9 Merge 1.4 back']);
  });

  test('is not made for a merge of branches', () => {
    const notes = makeNotes(range([merge('m', "Merge branch 'main' into cart", [])]));
    expect(notes.entries).toEqual([]);
    expect(notes.largest).toBe('none');
  });

  test('is made only for what touches the project', () => {
    const commits = [commit('a', 'feat: cart'), commit('b', 'feat: other project', { touchesPaths: false })];
    const notes = makeNotes(range(commits));
    expect(notes.entries.map(line)).toEqual(['feature cart']);
    expect(notes.counts).toMatchObject({ commits: 2, elsewhere: 1 });
  });
});

describe('release notes', () => {
  test('are ordered by kind, and within a kind as on trunk, in whatever order pull requests were found', () => {
    const commits = [
      commit('a', 'docs: one', { pullRequests: [1] }),
      commit('b', 'fix: two', { pullRequests: [2] }),
      commit('c', 'feat: three', { pullRequests: [3] }),
      commit('d', 'fix: four'),
      commit('e', 'feat!: five', { pullRequests: [5] }),
    ];
    const pulls = [pull(1, 'docs: one'), pull(2, 'fix: two'), pull(3, 'feat: three'), pull(5, 'feat!: five')];
    const expected = [
      'breaking #5 five',
      'feature #3 three',
      'fix #2 two',
      'fix four',
      'documentation #1 one',
    ];
    expect(entriesOf(commits, pulls)).toEqual(expected);
    expect(entriesOf(commits, pulls.toReversed())).toEqual(expected);
  });

  test.each([
    [['fix: a', 'feat: b', 'feat!: c'], 'breaking'],
    [['fix: a', 'feat: b'], 'feature'],
    [['fix: a', 'chore: b'], 'patch'],
    [['typo'], 'patch'],
    [[], 'none'],
  ] as const)('%j say that the largest change is: %s', (messages, largest) => {
    const commits = messages.map((message, index) => commit(`c${index}`, message));
    expect(makeNotes(range(commits)).largest).toBe(largest);
  });

  test('lead with what people would notice', () => {
    const commits = ['chore: a', 'fix: b', 'feat: c', 'docs: d'].map((text, i) => commit(`c${i}`, text));
    expect(highlights(makeNotes(range(commits)), 5).map(line)).toEqual(['feature c', 'fix b']);
    expect(highlights(makeNotes(range(commits)), 1)).toHaveLength(1);
    expect(highlights(makeNotes(range(commits.slice(0, 1))), 5).map(line)).toEqual(['chore a']);
  });

  test('of 10,000 commits take well under a second', () => {
    const commits = Array.from({ length: 10_000 }, (_, i) =>
      commit(`n${i}`, `feat(part${i % 7}): change number ${i} (#${i})\n\nWhy it is so.\n\nRefs: #${i}`, {
        pullRequests: [i],
      }),
    );
    const pulls = commits.map((_, i) => pull(i, `feat: change number ${i}`));
    const busyMs = processorMsOf(() => expect(makeNotes(range(commits, pulls)).entries).toHaveLength(10_000));
    expect(busyMs).toBeLessThan(3_000);
  });

  test.each([
    ['spaces', ' '.repeat(1_000_000)],
    ['a header of spaces', `feat: ${' '.repeat(200_000)}x`],
    ['parentheses', `feat${'('.repeat(100_000)}${')'.repeat(100_000)}: x`],
    ['quotes', `Revert "${'Revert "'.repeat(20_000)}x${'"'.repeat(20_001)}`],
    ['mentions and numbers', `x\n\n${'@a #1 '.repeat(50_000)}`],
    ['footers', `x\n\n${'A: #1 b\n'.repeat(50_000)}`],
    ['a long word', `x\n\n${'a'.repeat(500_000)}`],
    ['a revert that never ends', `Revert x${' \n'.repeat(100_000)}`],
  ])('are not held up by a message of %s', (_name, message) => {
    const busyMs = processorMsOf(() =>
      expect(makeNotes(range([commit('a', message)])).entries).toHaveLength(1),
    );
    expect(busyMs).toBeLessThan(1_000);
  });
});

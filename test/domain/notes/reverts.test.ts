import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeNotes } from '../../../src/domain/notes/make-notes.ts';
import { commit, line, merge, pull, range, sha } from './range.ts';

const reverting = (title: string, ...names: string[]): string =>
  `Revert "${title}"\n\n${names.map((name) => `This reverts commit ${sha(name)}.`).join('\n')}`;

function notesOf(...facts: Parameters<typeof range>) {
  const notes = makeNotes(range(...facts));
  return {
    entries: notes.entries.map(line),
    reverted: notes.reverted.map(({ change, by }) => `${line(change)} < ${line(by)}`),
    largest: notes.largest,
  };
}

const feature = commit('a', 'feat: cart');
const revert = commit('r', reverting('feat: cart', 'a'));

const pulls = (body: string) => [pull(7, 'Cart'), pull(8, 'Revert "Cart"', { body })];

describe('a revert', () => {
  test('of a change in the same release cancels both, and both are listed as reverted', () => {
    expect(notesOf([feature, commit('b', 'fix: x'), revert])).toEqual({
      entries: ['fix x'],
      reverted: ['feature cart < revert Revert "feat: cart"'],
      largest: 'patch',
    });
  });

  test('that leaves nothing says so', () => {
    expect(notesOf([feature, revert]).largest).toBe('none');
  });

  test('of something released earlier is a change of its own', () => {
    expect(notesOf([revert])).toEqual({
      entries: ['revert Revert "feat: cart"'],
      reverted: [],
      largest: 'patch',
    });
  });

  test('of a revert brings the change back', () => {
    const again = commit('s', reverting('Revert "feat: cart"', 'r'));
    expect(notesOf([feature, revert, again])).toEqual({
      entries: ['feature cart'],
      reverted: [],
      largest: 'feature',
    });
  });

  test('of a revert of a revert takes it back for good', () => {
    const again = commit('s', reverting('Revert "feat: cart"', 'r'));
    const last = commit('t', reverting('Revert "Revert "feat: cart""', 's'));
    expect(notesOf([feature, revert, again, last])).toMatchObject({
      entries: [],
      reverted: ['feature cart < revert Revert "feat: cart"'],
    });
  });

  test.each([
    reverting('Revert "feat: cart"', 'r'),
    reverting('feat: cart', 'r').replace('Revert', 'Reapply'),
  ])('that was released is itself reverted by the change again: %j', (message) => {
    expect(notesOf([commit('s', message)])).toMatchObject({ entries: ['feature cart'], largest: 'feature' });
  });

  test('of something released, taken back in the same release, comes to nothing', () => {
    const again = commit('s', reverting('Revert "feat: cart"', 'r'));
    expect(notesOf([revert, again])).toMatchObject({ entries: [], largest: 'none' });
    expect(notesOf([revert, again]).reverted).toEqual(['revert Revert "feat: cart" < feature cart']);
  });

  test('may name its commit in short', () => {
    const short = commit('r', `Revert it\n\nThis reverts commit ${sha('a').slice(0, 9)}.`);
    expect(notesOf([feature, short]).entries).toEqual([]);
  });

  test('that names two commits in short names neither', () => {
    const [one, other] = ['feat: one', 'feat: two'].map((message, i) =>
      commit('x', message, { sha: `abcdef0${i}`.padEnd(40, '0') }),
    );
    const short = commit('r', 'Revert it\n\nThis reverts commit abcdef0.');
    expect(notesOf([one ?? feature, other ?? feature, short]).entries).toHaveLength(3);
  });

  test('of a merge commit takes back its whole pull request', () => {
    const commits = [
      commit('a', 'feat: cart', { pullRequests: [7] }),
      commit('b', 'fix: cart', { pullRequests: [7] }),
      merge('m', 'Merge pull request #7 from acme/cart', [7]),
      commit('r', reverting('Merge pull request #7', 'm'), { pullRequests: [8] }),
      merge('n', 'Merge pull request #8 from acme/revert-7', [8]),
    ];
    expect(notesOf(commits, [pull(7, 'Cart'), pull(8, 'Revert "Cart"')])).toMatchObject({
      entries: [],
      reverted: ['feature #7 Cart < revert #8 Revert "Cart"'],
    });
  });

  test('of one commit of a pull request leaves the rest, and is shown', () => {
    const commits = [
      commit('a', 'feat: cart', { pullRequests: [7] }),
      commit('b', 'fix: prices', { pullRequests: [7] }),
      commit('r', reverting('feat: cart', 'a')),
    ];
    expect(notesOf(commits, [pull(7, 'Cart')])).toEqual({
      entries: ['fix #7 Cart', 'revert Revert "feat: cart"'],
      reverted: [],
      largest: 'patch',
    });
  });

  test('of every commit of a pull request, in one commit, takes it back', () => {
    const commits = [
      commit('a', 'feat: cart', { pullRequests: [7] }),
      commit('b', 'fix: prices', { pullRequests: [7] }),
      commit('r', reverting('Cart', 'b', 'a')),
    ];
    expect(notesOf(commits, [pull(7, 'Cart')]).entries).toEqual([]);
  });

  test('is known by the words of its pull request where no commit names one', () => {
    const commits = [
      commit('a', 'Cart (#7)', { pullRequests: [7] }),
      commit('r', 'Revert "Cart" (#8)', { pullRequests: [8] }),
    ];
    expect(notesOf(commits, pulls('Reverts acme/shop#7')).entries).toEqual([]);
    expect(notesOf(commits, pulls('Reverts #7\r\n\r\nIt broke.')).entries).toEqual([]);
    expect(notesOf(commits, pulls('Reverts other/repo#7')).entries).toHaveLength(2);
  });

  test('by a pull request that does more is no mere revert', () => {
    const commits = [
      feature,
      commit('r', reverting('feat: cart', 'a'), { pullRequests: [8] }),
      commit('b', 'feat: basket', { pullRequests: [8] }),
    ];
    expect(notesOf(commits, [pull(8, 'A basket instead')])).toMatchObject({
      entries: ['feature #8 A basket instead'],
      reverted: ['feature cart < feature #8 A basket instead'],
    });
  });

  test('is known by the commit that its pull request names, where the squash left its message out', () => {
    const commits = [feature, commit('r', 'Revert "feat: cart" (#8)', { pullRequests: [8] })];
    const body = `This reverts commit ${sha('a')}.`;
    expect(notesOf(commits, [pull(8, 'Revert "feat: cart"', { body })]).entries).toEqual([]);
    expect(notesOf(commits, [pull(8, 'Why the cart failed', { body })]).entries).toHaveLength(2);
  });

  test.each([[[8]], [[]]])(
    'is known by the number in the title that it quotes, with pull request %j',
    (own) => {
      const commits = [
        commit('a', 'feat: cart (#7)', { pullRequests: [7] }),
        commit('r', 'Revert "feat: cart (#7)" (#8)', { pullRequests: own }),
      ];
      const revert = pull(8, 'Revert "feat: cart (#7)"');
      expect(notesOf(commits, [pull(7, 'feat: cart'), revert]).entries).toEqual([]);
      const reapplied = commit('s', 'Reapply "feat: cart (#7)"');
      expect(notesOf([...commits, reapplied], [pull(7, 'feat: cart')]).entries).toEqual([
        'feature cart (#7)',
      ]);
    },
  );

  test('on the way of a squashed pull request that does more takes back what it names, and the rest stays', () => {
    const steps = ['managing throws', `Revert "docs: x"\n\nThis reverts commit ${sha('a')}.`, 'more tests'];
    const message = `feat: throw (#8)\n\n${steps.map((step) => `* ${step}`).join('\n\n')}`;
    expect(notesOf([commit('a', 'docs: x'), commit('b', message)])).toEqual({
      entries: ['feature throw (#8)'],
      reverted: ['documentation x < feature throw (#8)'],
      largest: 'feature',
    });
  });

  test('that lists several reverts is a revert of all', () => {
    const steps = ['a', 'b'].map((name) => `* Revert "x"\n\nThis reverts commit ${sha(name)}.`);
    const revert = commit('r', `Undo both (#8)\n\n${steps.join('\n\n')}`);
    expect(notesOf([commit('a', 'x'), commit('b', 'y'), revert]).entries).toEqual([]);
  });

  test('that names what came after it does nothing', () => {
    const [one, other] = [
      pull(7, 'Revert "x"', { body: 'Reverts #8' }),
      pull(8, 'Revert "y"', { body: 'Reverts #7' }),
    ];
    const commits = [commit('a', 'x', { pullRequests: [7] }), commit('b', 'y', { pullRequests: [8] })];
    expect(notesOf(commits, [one, other]).reverted).toEqual(['revert #7 Revert "x" < revert #8 Revert "y"']);
  });

  test('chain of any length leaves the change where it is even, and takes it back where it is odd', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 5 }), (length, others) => {
        const chain = Array.from({ length }, (_, i) =>
          commit(`r${i}`, reverting(`step ${i}`, i === 0 ? 'a' : `r${i - 1}`)),
        );
        const rest = Array.from({ length: others }, (_, i) => commit(`o${i}`, `fix: other ${i}`));
        const { entries, reverted } = notesOf([feature, ...rest, ...chain]);
        expect(entries.includes('feature cart')).toBe(length % 2 === 0);
        expect(entries).toHaveLength(others + (length % 2 === 0 ? 1 : 0));
        expect(reverted).toHaveLength(length % 2);
      }),
    );
  });
});

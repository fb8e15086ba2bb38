import { describe, expect, test } from 'vitest';
import { parsePickId, parseReleaseId, parseSha, parseUserId } from '../../../src/domain/ids.ts';
import type { CommitFacts } from '../../../src/domain/notes/notes-facts.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import { findFix, isTakenBack } from '../../../src/domain/pick/find-fix.ts';
import { patchIdOf } from '../../../src/domain/pick/patch-id.ts';
import type { Pick } from '../../../src/domain/pick/pick.ts';
import { requirementsOf } from '../../../src/domain/pick/requirement.ts';
import { project, release } from '../../operations/build/rows.ts';

const sha = (digit: string) => parseSha(digit.repeat(40));
const commit = (digit: string, message: string, pullRequests: readonly number[] = []): CommitFacts => ({
  sha: sha(digit),
  message,
  author: { login: null, name: 'Ada', email: 'ada@example.com' },
  parents: [sha('0')],
  pullRequests,
  touchesPaths: true,
});

function pickOf(changes: Partial<Pick> = {}): Pick {
  const asked = askPick({
    id: parsePickId(`00000000-0000-7000-8000-${'1'.repeat(12)}`),
    project,
    release,
    branch: 'release/1.5',
    source: {
      prNumber: 123,
      title: 'Round once',
      url: null,
      authorLogin: null,
      commits: [
        { sha: sha('a'), parent: sha('0'), isMerge: false },
        { sha: sha('b'), parent: sha('a'), isMerge: false },
      ],
    },
    by: parseUserId('U0DANA'),
    now: new Date('2026-11-20T10:00:00Z'),
  }).changes[0];
  if (asked === undefined || !('insert' in asked) || asked.insert !== 'picks') throw new Error('no pick');
  return { ...asked.row, state: 'done', ...changes };
}

describe('a fix is recognised', () => {
  test.each([
    ['by its commits', [commit('a', 'one'), commit('b', 'two')], 'trailer'],
    [
      'by what others say they were picked from, shortened too',
      [
        commit('1', `x\n\n(cherry picked from commit ${sha('a')})`),
        commit('2', '(cherry picked from commit bbbbbbbb)'),
      ],
      'trailer',
    ],
    ['by its pull request’s number in a squash', [commit('1', 'Round once (#123)')], 'pull-request'],
    ['by the pull request that GitHub knows', [commit('1', 'Round', [123])], 'pull-request'],
    ['not by one of two commits', [commit('a', 'one')], null],
    ['not by another number', [commit('1', 'Round once (#124)')], null],
    [
      'not where it was taken back later',
      [commit('1', 'Round once (#123)'), commit('2', `Revert\n\nThis reverts commit ${sha('1')}.`)],
      null,
    ],
    [
      'again where that was taken back in turn',
      [
        commit('1', 'Round once (#123)'),
        commit('2', `Revert\n\nThis reverts commit ${sha('1')}.`),
        commit('3', `Reapply\n\nThis reverts commit ${sha('2')}.`),
      ],
      'pull-request',
    ],
  ])('%s', (_, commits, expected) => {
    expect(findFix(pickOf(), commits)).toBe(expected);
  });

  test('as taken back by a revert of any of its forms', () => {
    const pick = pickOf({ made: [{ from: sha('a'), sha: sha('c') }] });
    expect(isTakenBack(pick, [commit('2', `This reverts commit ${sha('c')}.`)])).toBe(true);
    expect(isTakenBack(pick, [commit('2', `This reverts commit ${sha('d')}.`)])).toBe(false);
  });
});

const at = (id: string, version: string, state: 'open' | 'shipped' | 'abandoned' = 'shipped') => ({
  ...release,
  id: parseReleaseId(`00000000-0000-7000-8000-${id.repeat(12)}`),
  version,
  state,
});

const into = ({ id }: { id: Pick['releaseId'] }, changes: Partial<Pick> = {}) =>
  pickOf({ releaseId: id, ...changes });

describe('a fix is asked of', () => {
  const [old, abandoned, later] = [at('4', '1.4.2'), at('5', '1.4.3', 'abandoned'), at('6', '1.6.0', 'open')];
  const all = [old, abandoned, later];

  test.each([
    ['every later release', '1.6.0', [into(old)], 1],
    ['no candidate that the same release has already', '1.4.2', [into(old)], 0],
    ['no earlier one', '1.4.1', [into(old)], 0],
    ['none where only an abandoned release had it', '1.6.0', [into(abandoned)], 0],
    ['none once it is waived', '1.6.0', [into(old, { waivedAt: new Date() })], 0],
    ['none while it is not there yet', '1.6.0', [into(old, { state: 'open' })], 0],
    ['a later release once, however many have it', '1.6.0', [into(old), into(later)], 1],
  ])('%s', (_, version, picks, count) => {
    expect(requirementsOf({ version, isCut: false }, picks, all)).toHaveLength(count);
  });

  test('a release that has it in a form of its own too: whichever is there will do', () => {
    const own = into(later, { headSha: parseSha('e'.repeat(40)) });
    const [required] = requirementsOf({ version: '1.6.0', isCut: false }, [into(old), own], all);
    expect(required?.picks).toContain(own);
    expect(required?.versions).toEqual(['1.4.2']);
  });

  test('a further candidate of the same release', () => {
    expect(requirementsOf({ version: '1.4.2', isCut: true }, [into(old)], all)).toHaveLength(1);
  });
});

const diff = (start: number, added: string) =>
  `diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -${start},2 +${start},3 @@\n one\n+${added}\n two\n`;

describe('the same change', () => {
  test('is the same wherever in the file it is, and another where other lines change', () => {
    expect(patchIdOf(diff(1, 'new'))).toBe(patchIdOf(diff(90, 'new')));
    expect(patchIdOf(diff(1, 'new'))).not.toBe(patchIdOf(diff(1, 'newer')));
    expect(patchIdOf(diff(1, 'new'))).toMatch(/^[0-9a-f]{64}$/);
  });

  test('cannot be told of what git does not show', () => {
    expect(patchIdOf('')).toBeNull();
    expect(patchIdOf('diff --git a/x b/x\nBinary files a/x and b/x differ\n')).toBeNull();
  });
});

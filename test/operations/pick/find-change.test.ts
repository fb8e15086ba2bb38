import { expect, test } from 'vitest';
import { parsePickId, parseSha, parseUserId } from '../../../src/domain/ids.ts';
import { yes } from '../../../src/domain/outcome.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import type { Pick } from '../../../src/domain/pick/pick.ts';
import { findChange } from '../../../src/operations/find-change.ts';
import type { Ports } from '../../../src/ports.ts';
import { partly } from '../../support/promotion/partly.ts';
import { project, release, repository } from '../build/rows.ts';

const own = parseSha('a'.repeat(40));
const picked = parseSha('b'.repeat(40));
const revert = parseSha('c'.repeat(40));

function pickOf(id: number, changed: Partial<Pick>): Pick {
  const [change] = askPick({
    id: parsePickId(`00000000-0000-7000-8000-${String(id).padStart(12, '0')}`),
    project,
    release,
    branch: 'release/1.5',
    source: {
      prNumber: 7,
      title: 'fix: pay once',
      url: null,
      authorLogin: null,
      commits: [{ sha: own, parent: parseSha('0'.repeat(40)), isMerge: false }],
    },
    by: parseUserId('U0DANA'),
    now: new Date('2026-11-20T10:00:00Z'),
  }).changes;
  if (change === undefined || !('insert' in change) || change.insert !== 'picks') throw new Error('no pick');
  return { ...change.row, state: 'done', ...changed };
}

const brought = pickOf(1, { headSha: picked, made: [{ from: own, sha: picked }] });
const undone = pickOf(2, { headSha: revert, source: { ...brought.source, reverts: '#7' } });
const ports = partly<Ports>({
  store: partly<Ports['store']>({
    picks: partly<Ports['store']['picks']>({
      picksOfProject: async () => [undone, brought],
      backMergesOf: async () => [],
    }),
  }),
  github: partly<Ports['github']>({ resolveCommit: async () => null }),
});
const found = (text: string) => findChange(ports, { project, repository }, text);

test('a change is found by the commit that a pick made of it, and not by one that takes it back', async () => {
  expect(await found('bbbbbbbbb')).toEqual(yes(brought.source));
  expect(await found(`https://github.com/${repository.fullName}/commit/${picked}`)).toEqual(
    yes(brought.source),
  );
  for (const other of [revert.slice(0, 9), `https://github.com/else/where/commit/${picked}`]) {
    expect((await found(other)).ok).toBe(false);
  }
});

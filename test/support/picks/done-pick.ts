import { parsePickId, parseSha, parseUserId } from '../../../src/domain/ids.ts';
import { askPick } from '../../../src/domain/pick/ask-pick.ts';
import type { Pick } from '../../../src/domain/pick/pick.ts';
import { sha } from '../../domain/notes/range.ts';
import { project, release } from '../../operations/build/rows.ts';

/** A merged pull request, #12 by ada with the commit *a*, that was picked into a release. */
export function donePick(changed: Partial<Pick>): Pick {
  const [change] = askPick({
    id: parsePickId(`00000000-0000-7000-8000-${'1'.repeat(12)}`),
    project,
    release,
    branch: 'release/1.5',
    source: {
      prNumber: 12,
      title: 'fix: round up',
      url: 'https://github.example/acme/shop/pull/12',
      authorLogin: 'ada',
      commits: [{ sha: parseSha(sha('a')), parent: parseSha(sha('0')), isMerge: false }],
    },
    by: parseUserId('U0DANA'),
    now: new Date('2026-11-20T10:00:00Z'),
  }).changes;
  if (change === undefined || !('insert' in change) || change.insert !== 'picks') throw new Error('no pick');
  return { ...change.row, state: 'done', ...changed };
}

import { describe, expect, test } from 'vitest';
import { parseUserId } from '../../../src/domain/ids.ts';
import { planNotices } from '../../../src/domain/notice/plan-notices.ts';
import { sampleMine } from '../../views/support/digests.ts';
import { sampleNotes } from '../../views/support/notes.ts';
import { sampleNotice } from '../../views/support/notices.ts';
import { captain, now, sampleRelease } from '../../views/support/release.ts';
import { groundWith } from './ground.ts';

const mine = { to: captain, kinds: ['mine'], environments: null, via: captain, since: null } as const;
const [first] = sampleNotes(1, ['a change']).entries;
const notes = {
  ...sampleNotes(0, []),
  entries: ['Dana-GH', 'sam-gh', null].flatMap((login) =>
    first === undefined ? [] : [{ ...first, author: { login, name: 'somebody' } }],
  ),
};
const release = sampleRelease({ state: 'shipped', closedAt: now, notes });
const authors = new Map([['dana-gh', captain]]);
const planned = (changed: Parameters<typeof groundWith>[0]) =>
  planNotices(groundWith({ release, authors, wishes: [mine], ...changed })).flatMap(({ changes }) => changes);

describe('word of one’s own changes', () => {
  test('is made once for a shipped release, for those who asked and whose login is known', () => {
    const [made, ...more] = planned({});
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      insert: 'notices',
      row: { kind: 'mine', key: `mine:${release.id}`, facts: { changes: { [captain]: { count: 1 } } } },
    });
    expect(JSON.stringify(made)).not.toContain('sam-gh');
    expect(planned({ notices: [sampleNotice(sampleMine('1.5.0'))] })).toEqual([]);
  });

  test.each([
    ['is still open', { release: { ...release, state: 'open', closedAt: null } }],
    ['shipped days ago', { now: new Date(now.getTime() + 49 * 3_600_000) }],
    ['has no change of theirs', { authors: new Map([['nobody', parseUserId('U0NOBODY1')]]) }],
  ] as const)('is not made for a release that %s', (_why, changed) => {
    expect(planned(changed)).toEqual([]);
  });

  test('is edited, and not said again, where the release is returned', () => {
    const before = sampleNotice(sampleMine('1.5.0'), { edition: 1 });
    const returned = { ...release, state: 'returned' } as const;
    expect(planned({ release: returned, notices: [before] })).toMatchObject([
      { update: 'notices', set: { edition: 2, facts: { returnedAt: now.toISOString() } } },
    ]);
    const told = sampleNotice(sampleMine('1.5.0', { returnedAt: now.toISOString() }));
    expect(planned({ release: returned, notices: [told] })).toEqual([]);
  });
});

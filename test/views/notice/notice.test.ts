import { describe, expect, test } from 'vitest';
import type { AdvanceFacts, NoticeFacts } from '../../../src/domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../../src/domain/notice/notice-shown.ts';
import { renderNotice } from '../../../src/views/notice/notice.ts';
import { noticesWith, sampleAdvance, sampleNotice, sampleProof } from '../support/notices.ts';
import { read } from '../support/read.ts';
import { captain } from '../support/release.ts';

const [sample] = noticesWith('x');
function text(facts: NoticeFacts, changed: Partial<NoticeShown> = {}): string {
  if (sample === undefined) throw new Error('no sample');
  const plain = { ...sample, project: 'storefront', announced: null, notedBy: [] };
  return read(renderNotice({ ...plain, notice: sampleNotice(facts), ...changed }));
}
const advance = (changed: Partial<AdvanceFacts> = {}) => sampleAdvance('1.5.0', changed);

describe('an advance notice', () => {
  test('says what is coming, when, what to prepare for, and whom to ask', () => {
    expect(text(advance())).toMatch(
      /^storefront 1\.5\.0 is coming[\s\S]*Expected[\s\S]*Ask[\s\S]*What to prepare for[\s\S]*New/,
    );
  });

  test('has no date while its deployment has failed, and none once it has arrived', () => {
    const failed = { kind: 'held-up', environment: 'production', state: 'failed' } as const;
    for (const progress of [failed, { kind: 'arrived', at: '2026-11-23T10:00:00.000Z' } as const]) {
      expect(text(advance({ progress }))).not.toContain('Expected');
    }
  });

  test('waits for no approval once it is on its way', () => {
    const progress = { kind: 'under-way', environment: 'production' } as const;
    const underWay = text(advance({ progress, expected: { kind: 'once-approved' } }));
    expect(underWay).toContain('on its way to production');
    expect(underWay).not.toContain('approved');
    const planned = { kind: 'said', at: '2026-11-23T15:00:00.000Z', by: captain } as const;
    expect(text(advance({ progress, expected: planned }))).toContain('Expected');
  });

  test('tells of changes to the database only while they are to come, and of no files', () => {
    const migrations = ['db/migrate/7.sql', 'db/migrate/8.sql'];
    expect(text(advance({ migrations }))).toMatch(/Database\*: changed when it arrives/);
    expect(text(advance({ migrations }))).not.toContain('.sql');
    const progress = { kind: 'arrived', at: '2026-11-23T10:00:00.000Z' } as const;
    expect(text(advance({ migrations, progress }))).not.toContain('Database');
  });

  test('of a release that a schedule cut names the captains of its project to ask', () => {
    expect(text(advance({ captain: null }))).toMatch(/Ask\*: .*S0CAPTAINS.*@not-resolved/);
    expect(text(advance({ captain: null }), { captains: [] })).toContain('*Ask*: a captain');
  });

  test('that is withdrawn lists no changes, and has nothing to press', () => {
    const progress = { kind: 'abandoned', by: captain, because: 'the partner is not ready' } as const;
    const withdrawn = text(advance({ progress }));
    expect(withdrawn).toMatch(/is not coming[\s\S]*the partner is not ready/);
    expect(withdrawn).not.toMatch(/New|Noted|Concern/);
  });

  test('is all in a person’s words where they gave some', () => {
    const reviewed = { by: captain, at: '', inside: '- Orders arrive faster', outside: null };
    const notice = sampleNotice(advance(), { reviewed });
    expect(text(advance(), { notice })).toContain('• Orders arrive faster');
    expect(text(advance(), { notice })).not.toContain('New');
  });
});

test('a proof says what came otherwise than announced, and that nothing did where nothing did', () => {
  const proof = sampleProof('1.5.0', {
    candidate: '1.5.0-rc.2',
    changes: 20,
    at: '2026-11-23T18:00:00.000Z',
  });
  const first = advance({ candidate: '1.5.0-rc.1', changes: [], others: 12, written: [] });
  expect(text(proof, { announced: { first, last: first } })).toMatch(
    /Announced as 1\.5\.0-rc\.1[\s\S]*12 changes; it has 20[\s\S]*later than announced/,
  );
  const same = { ...first, candidate: '1.5.0-rc.2', others: 20, expected: { kind: 'unknown' } as const };
  expect(text(proof, { announced: { first: same, last: same } })).toContain('It is what was announced.');
});

test('a recipient outside reads what a person wrote for them, and no title of a change', () => {
  const outside = text(sampleAdvance('internal talk', { version: '1.5.0' }), {
    isOutside: true,
    reviewedText: 'Orders arrive faster.',
  });
  expect(outside).toMatch(/storefront 1\.5\.0\*? is coming[\s\S]*Orders arrive faster/);
  expect(outside).not.toContain('internal talk');
});

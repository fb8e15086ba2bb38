import { describe, expect, test } from 'vitest';
import { mintFrom } from '../../../src/app/mint.ts';
import type { NoticeRecipientId } from '../../../src/domain/ids.ts';
import { batchSize, betweenBatchesMs, nextBatch, nextBatchAt } from '../../../src/domain/notice/deliver.ts';
import type { NoticeRecipient } from '../../../src/domain/notice/notice.ts';
import { progressOf } from '../../../src/domain/notice/progress.ts';
import { sampleAdvance, sampleNotice } from '../../views/support/notices.ts';
import { projectWith } from './ground.ts';

const now = new Date('2026-11-21T12:00:00Z');
const mint = mintFrom({ now: () => now });
const notice = sampleNotice(sampleAdvance('1.5.0'));
const those = (count: number, shownEdition: number): readonly NoticeRecipient[] =>
  Array.from({ length: count }, (_, at) => ({
    id: mint.id<NoticeRecipientId>(),
    noticeId: notice.id,
    recipient: `U0${shownEdition}X${at}`,
    via: 'waybill.yaml',
    isOutside: false,
    state: shownEdition > 0 ? 'told' : 'wanted',
    shownEdition,
    problem: null,
    notBefore: null,
    at: now,
    revision: 1,
  }));
const editsIn = (batch: readonly NoticeRecipient[]) =>
  batch.filter(({ shownEdition }) => shownEdition > 0).length;

const shown = (told: number, next: number) => {
  const waiting = those(400 - told, 0);
  const [effect] = progressOf(notice, projectWith(), [...those(told, 1), ...waiting], waiting.slice(0, next));
  return effect?.effect === 'say' && effect.announcement.kind === 'notice-sent'
    ? effect.announcement.percent
    : 'nothing new';
};

describe('of a long list', () => {
  test('at most 288 are told a minute, and whoever has nothing yet comes first', () => {
    const batch = nextBatch([...those(10, 1), ...those(100, 0)]);
    expect(batch).toHaveLength(batchSize);
    expect(editsIn(batch)).toBe(0);
    expect((batchSize * 60_000) / betweenBatchesMs).toBe(288);
  });

  test('few messages are edited at a time, so that cards can be; a short list is edited at once', () => {
    expect(editsIn(nextBatch(those(25, 1)))).toBe(3);
    expect(editsIn(nextBatch(those(24, 1)))).toBe(24);
  });

  test('the pace is even though each turn comes late, and nobody is told in a rush after a long pause', () => {
    const at = (ms: number) => new Date(now.getTime() + ms);
    expect(nextBatchAt(now, at(900))).toEqual(at(5_000));
    expect(nextBatchAt(now, at(60_000))).toEqual(at(63_000));
  });
});

describe('the sender', () => {
  test('sees how far it has come in steps, and at the end only whom it went to', () => {
    expect(shown(0, 10)).toBe('nothing new');
    expect(shown(0, 24)).toBe(5);
    expect(shown(376, 20)).toBe(95);
    expect(shown(380, 20)).toBe(null);
  });

  test('is not bothered with the progress of a short list', () => {
    const few = those(20, 0);
    expect(progressOf(notice, projectWith(), few, few)).toEqual([]);
  });
});

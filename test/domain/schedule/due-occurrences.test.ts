import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOccurrence } from '../../../src/domain/calendar/next-occurrence.ts';
import { dueOccurrences } from '../../../src/domain/schedule/due-occurrences.ts';

const tuesdays = { cron: '0 9 * * 2', timeZone: 'Europe/Berlin', leadMs: 3 * 3_600_000 };
const at = (text: string) => new Date(text);
const due = (now: string, rule: Partial<typeof tuesdays> = {}, nextAt = '2026-11-24T08:00:00Z') =>
  dueOccurrences({ ...tuesdays, ...rule }, at(nextAt), at(now));

test('an occurrence fires as long ahead as people are to be told of it, and the next is kept', () => {
  expect(due('2026-11-24T05:00:00Z')).toEqual({
    firing: [at('2026-11-24T08:00:00Z')],
    missed: null,
    next: at('2026-12-01T08:00:00Z'),
  });
});

test('before that, nothing fires', () => {
  expect(due('2026-11-24T04:59:59Z')).toMatchObject({ firing: [], next: at('2026-11-24T08:00:00Z') });
});

test('of several that passed while nothing ran the latest fires once, and the others are counted', () => {
  expect(due('2026-12-09T12:00:00Z')).toEqual({
    firing: [at('2026-12-08T08:00:00Z')],
    missed: { count: 2, first: at('2026-11-24T08:00:00Z') },
    next: at('2026-12-15T08:00:00Z'),
  });
});

test('one that was missed and one that is to be told of fire together', () => {
  expect(due('2026-12-01T06:00:00Z').firing).toEqual([
    at('2026-11-24T08:00:00Z'),
    at('2026-12-01T08:00:00Z'),
  ]);
});

test('a schedule of every minute is taken up after a year without going through all of it', () => {
  const started = performance.now();
  const found = due('2027-11-24T08:00:30Z', { cron: '* * * * *', leadMs: 0 });
  expect(found.firing).toEqual([at('2027-11-24T08:00:00Z')]);
  expect(found.next).toEqual(at('2027-11-24T08:01:00Z'));
  expect(found.missed?.count).toBeGreaterThan(1000);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('whenever it is looked at, each occurrence fires once or is counted as missed, and none is passed over', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 9 * 24 * 60 }), { minLength: 1, maxLength: 12 });
  const rule = fc.record({
    cron: fc.constantFrom('30 2 * * *', '0 9 * * 2', '15,45 1-2 * * 0', '0 */7 * * *'),
    timeZone: fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'),
    leadMs: fc.constantFrom(0, 60_000, 3 * 3_600_000),
  });
  const start = fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-26T00:00:00Z', '2026-10-01T00:00:00Z');
  fc.assert(
    fc.property(rule, start, gaps, (rule, start, gaps) => {
      const began = at(start);
      let nextAt = nextOccurrence(rule.cron, rule.timeZone, began);
      let now = began.getTime();
      const fired: Date[] = [];
      let missed = 0;
      for (const gap of gaps) {
        now += gap * 60_000;
        if (nextAt === null) break;
        const found = dueOccurrences(rule, nextAt, at(new Date(now).toISOString()));
        fired.push(...found.firing);
        missed += found.missed?.count ?? 0;
        nextAt = found.next;
      }
      const all: Date[] = [];
      let each = nextOccurrence(rule.cron, rule.timeZone, began);
      while (each !== null && each.getTime() <= now + rule.leadMs) {
        all.push(each);
        each = nextOccurrence(rule.cron, rule.timeZone, each);
      }
      expect(fired.length + missed).toBe(all.length);
      expect(new Set(fired.map((one) => one.getTime())).size).toBe(fired.length);
      expect(nextAt).toEqual(each);
    }),
    { numRuns: 100 },
  );
});

import { describe, expect, test } from 'vitest';
import { slackDate } from '../../../sandbox/page/client/text/slack-date.ts';

const at = Date.UTC(2026, 2, 3, 22, 30) / 1000;
const reader = (timeZone: string, now = new Date(Date.UTC(2026, 2, 4, 12))) => ({ timeZone, now });
const written = (format: string, timeZone = 'Etc/UTC', now?: Date) =>
  slackDate(at, format, 'fallback', reader(timeZone, now));

describe('a date', () => {
  test.each([
    ['{date_num}', '2026-03-03'],
    ['{date_slash}', '2026/03/03'],
    ['{date}', 'March 3rd, 2026'],
    ['{date_short}', 'Mar 3, 2026'],
    ['{date_long}', 'Tuesday, March 3rd, 2026'],
    ['{date_short_pretty} at {time}', 'Yesterday at 10:30 PM'],
    ['at {date_pretty}', 'at yesterday'],
    ['{time_secs}', '10:30:00 PM'],
    ['{ago}', '13 hours ago'],
  ])('as %s reads %s', (format, expected) => {
    expect(written(format)).toBe(expected);
  });

  test("is shown in the reader's own zone", () => {
    expect(written('{date_num} {time}', 'Asia/Tokyo')).toBe('2026-03-04 7:30 AM');
    expect(written('{date_num} {time}', 'America/New_York')).toBe('2026-03-03 5:30 PM');
  });

  test('is today where the reader has the same day', () => {
    expect(written('{date_short_pretty}', 'Asia/Tokyo')).toBe('Today');
  });

  test('in a format that nobody knows is its fallback', () => {
    expect(written('{date_in_words}')).toBe('fallback');
    expect(slackDate(Number.NaN, '{date}', 'fallback', reader('Etc/UTC'))).toBe('fallback');
  });
});

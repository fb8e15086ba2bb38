import { expect, test } from 'vitest';
import type { Context } from '../../src/commands/command.ts';
import { promoteCommand } from '../../src/commands/promote.ts';
import { readPromotion } from '../../src/commands/promotion-words.ts';
import { readWords } from '../../src/commands/words.ts';
import { parseUserId } from '../../src/domain/ids.ts';
import { partly } from '../support/promotion/partly.ts';

// A Saturday, an hour past noon in Berlin.
const now = new Date('2026-11-21T12:00:00Z');
const context = partly<Context>({
  asker: partly<Context['asker']>({ userId: parseUserId('U0ADA') }),
  ports: partly<Context['ports']>({
    clock: { now: () => now },
    slack: partly<Context['ports']['slack']>({
      person: async (id) => ({
        id,
        teamId: null,
        displayName: 'Ada',
        timeZone: 'Europe/Berlin',
        standing: 'full-member',
      }),
    }),
  }),
});
const said = (text: string) => readPromotion(context, promoteCommand, readWords(text));
const planOf = async (text: string) => {
  const read = await said(text);
  if ('usage' in read) return read.usage.problem;
  const { plan } = read.input;
  return plan === null ? null : [plan.at.toISOString().slice(5, 16), plan.latest.toISOString().slice(5, 16)];
};

test.each([
  ['to production', null],
  ['1.5 to production at 18:00', ['11-21T17:00', '11-21T18:00']],
  ['1.5 to production at tomorrow 9:00', ['11-22T08:00', '11-22T09:00']],
  ['1.5 to production back at in 2h because it is mended', ['11-21T14:00', '11-21T15:00']],
  ['1.5 to production at tomorrow 9:00 latest 3h', ['11-22T08:00', '11-22T11:00']],
  ['1.5 to production at tomorrow 9:00 latest in 30m', ['11-22T08:00', '11-22T08:30']],
  ['1.5 to production at tomorrow 22:00 latest 1:00', ['11-22T21:00', '11-23T00:00']],
])(
  'a planned time is read on the clock of whoever asks, and its latest from there: %s',
  async (text, plan) => {
    expect(await planOf(text)).toEqual(plan);
  },
);

test('the reason for lifting a hold comes after the times', async () => {
  expect(await said('rc2 to production at 18:00 latest 1h because the cause is gone')).toMatchObject({
    input: { version: 'rc2', environment: 'production', mended: 'the cause is gone' },
  });
});

test.each([
  ['a time that nobody understands', '1.5 to production at noonish'],
  ['no time', '1.5 to production at'],
  ['a time that is past', '1.5 to production at 2026-11-20 12:00'],
  ['a latest that nobody understands', '1.5 to production at 18:00 latest whenever'],
  ['a latest that is no later', '1.5 to production at 18:00 latest 2026-11-20 12:00'],
  ['a latest of no length', '1.5 to production at 18:00 latest 0m'],
])('%s is no plan', async (_, text) => {
  expect(await said(text)).toHaveProperty('usage');
});

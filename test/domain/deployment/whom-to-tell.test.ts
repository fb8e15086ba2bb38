import { expect, test } from 'vitest';
import { whomToTell } from '../../../src/domain/deployment/whom-to-tell.ts';
import { parseUserId } from '../../../src/domain/ids.ts';

const [asker, other] = [parseUserId('U0ASKER'), parseUserId('U0OTHER')];
const asked = { requestedBy: `slack:${asker}` } as const;
const cancelled = (by: typeof asker) => ({ code: 'cancelled', by, because: null }) as const;

test('who asked is told by name of an end that they did not make themselves', () => {
  expect(whomToTell(asked, 'rejected', { code: 'rejected', by: other, because: 'no' })).toBe('slack:U0ASKER');
  expect(whomToTell(asked, 'expired', { code: 'approval-expired', hours: 24 })).toBe('slack:U0ASKER');
  expect(whomToTell(asked, 'cancelled', cancelled(other))).toBe('slack:U0ASKER');
  expect(whomToTell(asked, 'cancelled', cancelled(asker))).toBeNull();
});

test('nobody is told by name of what arrived, or of what went by itself', () => {
  expect(whomToTell(asked, 'succeeded', null)).toBeNull();
  expect(
    whomToTell({ requestedBy: 'waybill' }, 'superseded', { code: 'superseded', candidate: '1.5.0-rc.2' }),
  ).toBeNull();
});

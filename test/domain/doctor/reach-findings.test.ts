import { expect, test } from 'vitest';
import { diagnose } from '../../../src/domain/doctor/diagnose.ts';
import { healthy } from './checkup.ts';

const codes = (addresses: number, hasServer: boolean) =>
  diagnose({ ...healthy, mail: { addresses, hasServer } }).map(({ code }) => code);

test('e-mail addresses without a mail server are found; without addresses nobody needs one', () => {
  expect(codes(2, false)).toEqual(['mail-unset']);
  expect(codes(2, true)).toEqual([]);
  expect(codes(0, false)).toEqual([]);
});

test('hosts that may not be reached, or that nobody knows, are found with what they are for', () => {
  const hosts = [
    { host: 'partner.example', use: 'notices', found: 'permitted' },
    { host: '10.0.0.7', use: 'notices', found: 'forbidden' },
    { host: 'flags.exmaple', use: 'rollback hook of production', found: 'unresolved' },
  ] as const;
  expect(diagnose({ ...healthy, hosts })).toMatchObject([
    { code: 'host-unreachable', host: '10.0.0.7', use: 'notices', problem: 'forbidden' },
    { code: 'host-unreachable', host: 'flags.exmaple', problem: 'unresolved' },
  ]);
});

import { randomBytes } from 'node:crypto';
import { parseDispatchId } from '../domain/ids.ts';
import type { Clock, Mint } from '../ports.ts';

/**
 * Ids from the machine's own chance: UUIDv7 (RFC 9562), so that they sort by the time they were made, and in
 * the order they were made within a millisecond.
 */
export function mintFrom(clock: Clock): Mint {
  let last = { time: 0, count: 0 };
  return {
    id: <T extends string>() => {
      const time = clock.now().getTime();
      last = { time, count: time === last.time ? (last.count + 1) & 0xfff : 0 };
      return uuidv7(last) as T;
    },
    dispatchId: () => parseDispatchId(`wb-${letters(12)}`),
  };
}

function uuidv7({ time, count }: { readonly time: number; readonly count: number }): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function letters(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

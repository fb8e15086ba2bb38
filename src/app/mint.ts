import { randomBytes } from 'node:crypto';
import { parseDispatchId } from '../domain/ids.ts';
import type { Clock, Mint } from '../ports.ts';

/**
 * Ids from the machine's own chance: UUIDv7, so that they sort by the time they were made; those of one millisecond
 * by a counter (RFC 9562, 6.2, method 1), so that what one change says is said in its order.
 */
export function mintFrom(clock: Clock): Mint {
  let last = { ms: 0, count: 0 };
  const next = () => {
    const ms = clock.now().getTime();
    if (ms > last.ms) last = { ms, count: 0 };
    else if (last.count < mostCount) last = { ms: last.ms, count: last.count + 1 };
    else last = { ms: last.ms + 1, count: 0 };
    return last;
  };
  return {
    id: <T extends string>() => uuidv7(next()) as T,
    dispatchId: () => parseDispatchId(`wb-${letters(12)}`),
  };
}

const mostCount = 0xfff;

function uuidv7({ ms, count }: { readonly ms: number; readonly count: number }): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function letters(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

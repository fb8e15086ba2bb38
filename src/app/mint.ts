import { randomBytes } from 'node:crypto';
import { parseDispatchId } from '../domain/ids.ts';
import type { Clock, Mint } from '../ports.ts';

/** Ids from the machine's own chance: UUIDv7 (RFC 9562), so that they sort by the time they were made. */
export function mintFrom(clock: Clock): Mint {
  return {
    id: <T extends string>() => uuidv7(clock.now()) as T,
    dispatchId: () => parseDispatchId(`wb-${letters(12)}`),
  };
}

function uuidv7(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function letters(count: number): string {
  return Array.from(randomBytes(count), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

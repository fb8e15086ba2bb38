import type { ReadTime } from '../domain/calendar/read-time.ts';
import type { Context } from './command.ts';
import { readTimeOf } from './time-word.ts';

/** Why a freeze is set, and what was said behind that of its end. */
export type FreezeReason = {
  readonly because: string;
  /** The end that was read in the last words; they are no part of the reason then. */
  readonly until: ReadTime | null;
  /** Last words that sound like an end and are none that can be read: they stay in the reason. */
  readonly unread: string | null;
};

/** The last `until` of a text, with the few words behind it: a time has no more. */
const endForm = /^(?:(.*)\s)?(until\s+(\S+(?:\s+\S+){0,4}?))[.!]?$/is;

/** `because … until <time>`: people write the end behind the reason too, where it would be lost in it. */
export async function readFreezeReason(
  context: Context,
  because: string,
  from: Date | null,
): Promise<FreezeReason> {
  const [, before = '', unread = '', time = ''] = endForm.exec(because) ?? [];
  if (unread === '') return { because, until: null, unread: null };
  const until = await readTimeOf(context, time);
  const earliest = from ?? context.ports.clock.now();
  return until === null || until.at <= earliest
    ? { because, until: null, unread }
    : { because: before.replace(/[\s,;:.–-]+$/, ''), until, unread: null };
}

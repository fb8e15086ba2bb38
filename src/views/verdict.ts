import { isChannelId } from '../domain/ids.ts';
import type { TrailVerdict } from '../domain/trail/verdict.ts';
import { faultWords } from './audit/fault-words.ts';
import { context, header, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { mentionChannel } from './text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { nameSome } from './text/name-some.ts';
import { plural } from './text/plural.ts';

/** Whether the record is whole: what was checked, what was found, and what could not be checked. */
export function renderVerdict({ head, fault, anchorsAgreeing, unread }: TrailVerdict): Message {
  const title = 'The trail';
  const small = context(mrkdwn`Head ${code(`#${head.seq}`)}, ${code(head.hash)}`);
  if (fault !== null) {
    const { what, means } = faultWords(fault);
    return message(mrkdwn`The trail is broken. ${what}`, [
      header(title),
      lines(mrkdwn`❌ ${bold('The trail is broken.')} ${what}`, means),
      lines(
        mrkdwn`Keep the database as it is, and compare it with a backup and with the copies of the head outside it.`,
      ),
      unread.length === 0 ? null : lines(notRead(unread)),
      small,
    ]);
  }
  const whole = mrkdwn`✅ ${bold('The trail is whole:')} ${plural(head.seq, 'event')}, each following from the one before.`;
  return message(mrkdwn`The trail is whole: ${plural(head.seq, 'event')}.`, [
    header(title),
    lines(whole, outsideCopies(anchorsAgreeing)),
    unread.length === 0 ? null : lines(notRead(unread)),
    small,
  ]);
}

function outsideCopies(count: number): Mrkdwn {
  return count === 0
    ? mrkdwn`⚠️ No copy of its head was found outside the database, so that somebody who can write to the database could have made it anew.`
    : mrkdwn`${plural(count, 'copy', 'copies')} of its head outside the database ${count === 1 ? 'agrees' : 'agree'} with it.`;
}

function notRead(places: readonly string[]): Mrkdwn {
  const named = nameSome(places, 20, (place) =>
    isChannelId(place) ? mentionChannel(place) : code(place, 120),
  );
  return mrkdwn`⚠️ Could not be read, so that nothing is said of the copies there: ${named}.`;
}

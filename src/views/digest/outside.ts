import type { DigestFacts, ToldOutside } from '../../domain/digest/digest.ts';
import { listing } from '../blocks/listing.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { type Letter, letter } from '../notice/letter.ts';
import { writtenLines } from '../notice/told-changes.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { manyLines } from '../text/one-line.ts';
import { slackDate, utc } from '../text/slack-date.ts';

const states = {
  coming: 'is coming',
  shipped: 'arrived',
  returned: 'was returned',
} as const satisfies Record<ToldOutside['state'], string>;

/** A digest for a shared channel: the releases that somebody wrote about for outside, in those words (promise 22). */
export function outsideDigest(project: string, { from, until, outside }: DigestFacts): Message {
  const first = mrkdwn`📊 ${bold(project)}, ${slackDate(new Date(from), 'day')} to ${slackDate(new Date(until), 'day')}.`;
  return message(first, [
    lines(first),
    ...outside.flatMap(({ version, state, at, text }) => {
      const when = at === null ? mrkdwn`` : mrkdwn` ${slackDate(new Date(at), 'day')}`;
      const head = mrkdwn`${bold(version)} ${states[state]}${when}.`;
      return listing([head, ...(state === 'returned' ? [] : writtenLines(manyLines(text)))], { sections: 2 })
        .sections;
    }),
  ]);
}

/** The same as an e-mail. */
export function digestMail(project: string, { from, until, outside }: DigestFacts): Letter {
  return letter(`${project}: what is new`, [
    `${project}, ${day(from)} to ${day(until)}.`,
    ...outside.flatMap(({ version, state, at, text }) => [
      `${project} ${version} ${states[state]}${at === null ? '' : ` on ${day(at)}`}.`,
      ...(state === 'returned' ? [] : manyLines(text).filter((line) => line !== '')),
    ]),
  ]);
}

const day = (iso: string): string => utc(new Date(iso)).slice(0, 10);

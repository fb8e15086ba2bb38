import type { DigestFacts } from '../../domain/digest/digest.ts';
import type { NoticeFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { listing } from '../blocks/listing.ts';
import { lines } from '../blocks/section.ts';
import { outsideDigest } from '../digest/outside.ts';
import { type Message, message } from '../message.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { manyLines } from '../text/one-line.ts';
import { slackDate } from '../text/slack-date.ts';
import { expectedWords } from './expected-words.ts';
import { writtenLines } from './told-changes.ts';

/**
 * A notice for recipients outside: what a person reviewed for them, and nothing else of what the project contains
 * (promise 22). Which version it is, and when, is the notice itself.
 */
export function outsideNotice(shown: NoticeShown): Message {
  const { facts } = shown.notice;
  if (facts.kind === 'digest') return outsideDigest(shown.project, facts);
  const first = firstOutside(shown.project, facts);
  const { sections } = listing(writtenLines(manyLines(shown.reviewedText ?? '')), { sections: 3 });
  return message(first, [lines(first), ...(isNews(facts) ? sections : [])]);
}

/** Whether the text says what is coming or has come; what went back or will not come has no list of changes. */
export const isNews = (facts: NoticeFacts): boolean =>
  facts.kind === 'pod' ||
  (facts.kind === 'asn' && facts.progress.kind !== 'abandoned' && facts.progress.kind !== 'returned');

function firstOutside(project: string, facts: Exclude<NoticeFacts, DigestFacts>): Mrkdwn {
  const what = bold(`${project} ${facts.version}`);
  switch (facts.kind) {
    case 'asn':
      switch (facts.progress.kind) {
        case 'abandoned':
          return mrkdwn`${what} is not coming.`;
        case 'returned':
          return mrkdwn`${what} was returned. The fix will be a new version.`;
        case 'arrived':
          return mrkdwn`${what} arrived ${slackDate(new Date(facts.progress.at))}.`;
        case 'coming':
        case 'held-up':
        case 'under-way':
          return facts.expected.kind === 'said'
            ? mrkdwn`${what} is coming. Expected: ${slackDate(new Date(facts.expected.at))}.`
            : mrkdwn`${what} is coming. Expected: ${expectedWords(facts.expected)}.`;
        default:
          return facts.progress satisfies never;
      }
    case 'pod':
      return mrkdwn`${what} has been in ${bold(facts.environment)} since ${slackDate(new Date(facts.at))}, and is verified there.`;
    case 'returned':
      return mrkdwn`${what} was returned from ${bold(facts.environment)} ${slackDate(new Date(facts.at))}. What ran there before runs there again.`;
    // One's own changes are told to people here alone.
    case 'mine':
      return mrkdwn`${what} is there since ${slackDate(new Date(facts.at))}.`;
    case 'failure':
      return mrkdwn`The deployment of ${what} to ${bold(facts.environment)} did not succeed.`;
    default:
      return facts satisfies never;
  }
}

import type { DigestFacts } from '../../domain/digest/digest.ts';
import type { Expected } from '../../domain/notice/expected.ts';
import type { NoticeFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { digestMail } from '../digest/outside.ts';
import { manyLines } from '../text/one-line.ts';
import { utc } from '../text/slack-date.ts';
import { type Letter, letter } from './letter.ts';
import { isNews } from './outside.ts';

/** A notice for an e-mail address: like every recipient outside, it gets only what a person reviewed (promise 22). */
export function noticeMail(shown: NoticeShown): Letter {
  const { facts } = shown.notice;
  if (facts.kind === 'digest') return digestMail(shown.project, facts);
  const what = `${shown.project} ${facts.version}`;
  const reviewed = isNews(facts) ? manyLines(shown.reviewedText ?? '').filter((line) => line !== '') : [];
  // Of every e-mail of the release the same subject: programs group by it.
  return letter(what, [firstWords(what, facts), ...reviewed]);
}

function firstWords(what: string, facts: Exclude<NoticeFacts, DigestFacts>): string {
  switch (facts.kind) {
    case 'asn':
      switch (facts.progress.kind) {
        case 'abandoned':
          return `${what} is not coming.`;
        case 'returned':
          return `${what} was returned. The fix will be a new version.`;
        case 'arrived':
          return `${what} arrived on ${utc(new Date(facts.progress.at))}.`;
        case 'coming':
        case 'held-up':
        case 'under-way':
          return `${what} is coming. Expected: ${expectedText(facts.expected)}.`;
        default:
          return facts.progress satisfies never;
      }
    case 'pod':
      return `${what} has been in ${facts.environment} since ${utc(new Date(facts.at))}, and is verified there.`;
    case 'returned':
      return `${what} was returned from ${facts.environment} on ${utc(new Date(facts.at))}. What ran there before runs there again.`;
    case 'mine':
      return `${what} is there since ${utc(new Date(facts.at))}.`;
    case 'failure':
      return `The deployment of ${what} to ${facts.environment} did not succeed.`;
    default:
      return facts satisfies never;
  }
}

function expectedText(expected: Expected): string {
  switch (expected.kind) {
    case 'unknown':
      return 'no date yet';
    case 'once-approved':
      return 'as soon as it is approved';
    case 'said':
      return utc(new Date(expected.at));
    case 'window': {
      const from = utc(new Date(expected.from));
      if (!expected.isFirm) return `${from} at the earliest`;
      return expected.until === null
        ? `from ${from}`
        : `between ${from} and ${utc(new Date(expected.until))}`;
    }
    default:
      return expected satisfies never;
  }
}

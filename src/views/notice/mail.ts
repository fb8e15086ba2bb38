import type { Expected } from '../../domain/notice/expected.ts';
import type { NoticeFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { manyLines, oneLineWithin } from '../text/one-line.ts';
import { utc } from '../text/slack-date.ts';
import { truncate } from '../text/truncate.ts';
import { isNews } from './outside.ts';

/** An e-mail: the same words as text and as HTML. */
export type MailWords = { readonly subject: string; readonly text: string; readonly html: string };

/** A notice for an e-mail address: like every recipient outside, it gets only what a person reviewed (promise 22). */
export function noticeMail(shown: NoticeShown): MailWords {
  const { facts } = shown.notice;
  const what = `${shown.project} ${facts.version}`;
  const first = firstWords(what, facts);
  const reviewed = isNews(facts) ? manyLines(shown.reviewedText ?? '').filter((line) => line !== '') : [];
  const paragraphs = [
    first,
    ...reviewed,
    'Sent by Waybill. To get no more of these, tell whoever subscribed you.',
  ];
  return {
    // Of every e-mail of the release the same: programs group by it. One line: a line break would be another header.
    subject: truncate(oneLineWithin(what, 150), 150),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><body>${paragraphs.map((each) => `<p>${html(each)}</p>`).join('')}</body></html>`,
  };
}

function firstWords(what: string, facts: NoticeFacts): string {
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

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

import type { EventKind } from '../../domain/trail/event.ts';
import { type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { because, type EventWords, named } from './event-facts.ts';

/** What is told of notices and of who wants them. */
export const noticeEvents = {
  'subscription-set': (facts) => mrkdwn`subscribed ${named(facts, 'recipient')} to ${named(facts, 'kinds')}`,
  'subscription-ended': (facts) => mrkdwn`ended the notices to ${named(facts, 'recipient')}`,
  'recipient-accepted': (facts) => mrkdwn`accepted ${named(facts, 'recipient')} as a recipient outside`,
  'notice-made': (facts) => mrkdwn`made the notice ${named(facts, 'notice')}${ofVersion(facts)}`,
  'notice-reviewed': (facts) => mrkdwn`reviewed the notice of ${named(facts, 'version')}`,
  'notice-addressed': (facts) =>
    mrkdwn`sent the notice ${named(facts, 'notice')}${ofVersion(facts)} to ${named(facts, 'recipients')}`,
  'notice-given-up': (facts) =>
    mrkdwn`gave up the notice ${named(facts, 'notice')}${ofVersion(facts)} to ${named(facts, 'recipient')} (${named(facts, 'problem')})`,
  'notice-resent': (facts) =>
    mrkdwn`had the notice ${named(facts, 'notice')}${ofVersion(facts)} tried again for ${named(facts, 'recipient')}`,
  'concern-raised': (facts) => mrkdwn`raised a concern about ${named(facts, 'version')}${because(facts)}`,
  'concern-answered': (facts) => mrkdwn`answered a concern about ${named(facts, 'version')}${because(facts)}`,
  'quiet-hours-set': () => mrkdwn`changed their quiet hours`,
} satisfies Partial<Record<EventKind, EventWords>>;

/** A digest is of no version. */
function ofVersion(facts: Parameters<EventWords>[0]): Mrkdwn {
  return facts['version'] === null ? nothing : mrkdwn` of ${named(facts, 'version')}`;
}

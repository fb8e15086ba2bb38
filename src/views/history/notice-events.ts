import type { EventKind } from '../../domain/trail/event.ts';
import { kindNames, sentNames } from '../notice/kind-names.ts';
import { acceptanceWords, recipientWords } from '../notice/recipient-words.ts';
import { type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { listed, plural } from '../text/plural.ts';
import { because, type EventWords, named } from './event-facts.ts';

/** What is told of notices and of who wants them. */
export const noticeEvents = {
  'subscription-set': (facts) => mrkdwn`subscribed ${recipient(facts)} to ${kinds(facts)}`,
  'subscription-ended': (facts) => mrkdwn`ended the notices to ${recipient(facts)}`,
  'recipient-accepted': (facts) => mrkdwn`accepted ${recipient(facts)} as a recipient outside`,
  'notice-made': (facts) => mrkdwn`made ${notice(facts)}`,
  'notice-reviewed': (facts) => mrkdwn`reviewed the notice of ${named(facts, 'version')}`,
  'notice-addressed': (facts) => mrkdwn`sent ${notice(facts)} to ${recipients(facts)}`,
  'notice-given-up': (facts) =>
    mrkdwn`gave up ${notice(facts)} to ${recipient(facts)} (${named(facts, 'problem')})`,
  'notice-resent': (facts) => mrkdwn`had ${notice(facts)} tried again for ${recipient(facts)}`,
  'concern-raised': (facts) => mrkdwn`raised a concern about ${named(facts, 'version')}${because(facts)}`,
  'concern-answered': (facts) => mrkdwn`answered a concern about ${named(facts, 'version')}${because(facts)}`,
  'quiet-hours-set': () => mrkdwn`changed their quiet hours`,
} satisfies Partial<Record<EventKind, EventWords>>;

type Facts = Parameters<EventWords>[0];

const has = <Name extends string>(names: Readonly<Record<Name, string>>, name: string): name is Name =>
  Object.hasOwn(names, name);

function recipient(facts: Facts): Mrkdwn {
  const { recipient } = facts;
  if (typeof recipient !== 'string') return named(facts, 'recipient');
  return /^(?:domain|webhook):/.test(recipient) ? acceptanceWords(recipient) : recipientWords(recipient);
}

function recipients(facts: Facts): Mrkdwn {
  const { recipients } = facts;
  return typeof recipients === 'number'
    ? mrkdwn`${plural(recipients, 'recipient')}`
    : named(facts, 'recipients');
}

function kinds(facts: Facts): Mrkdwn {
  const { kinds } = facts;
  if (typeof kinds !== 'string') return named(facts, 'kinds');
  return mrkdwn`${listed(kinds.split(', ').map((kind) => (has(kindNames, kind) ? kindNames[kind] : kind)))}`;
}

/** A digest is of no version. */
function notice(facts: Facts): Mrkdwn {
  const { notice, version } = facts;
  const of = version === null ? nothing : mrkdwn` of ${named(facts, 'version')}`;
  if (typeof notice !== 'string' || !has(sentNames, notice)) {
    return mrkdwn`the notice ${named(facts, 'notice')}${of}`;
  }
  const name = sentNames[notice];
  return mrkdwn`${name.charAt(0).toLowerCase()}${name.slice(1)}${of}`;
}

import type { EventKind } from '../../domain/trail/event.ts';
import { code, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { type EventWords, named } from './event-facts.ts';

const due = (facts: Parameters<EventWords>[0]) => {
  const at = facts['due'];
  return typeof at === 'string' ? slackDate(new Date(at)) : mrkdwn`(not recorded)`;
};

/** What is told of what happens by the clock. */
export const scheduleEvents = {
  'train-announced': (facts) => mrkdwn`announced the release train of ${due(facts)}`,
  'train-skipped': (facts) => mrkdwn`skipped the release train of ${due(facts)}`,
  'train-resumed': (facts) => mrkdwn`resumed the release train of ${due(facts)}`,
  'train-ended': (facts) => {
    const candidate = facts['candidate'];
    if (typeof candidate === 'string') {
      return mrkdwn`cut ${named(facts, 'candidate')} for the release train of ${due(facts)}`;
    }
    const why = facts['code'];
    return mrkdwn`did not cut the release train of ${due(facts)}${typeof why === 'string' ? mrkdwn`: ${code(why)}` : nothing}`;
  },
  'plan-passed': (facts) =>
    mrkdwn`let ${named(facts, 'candidate')} to ${named(facts, 'environment')} wait for a word: its planned time had passed`,
  'plan-lifted': (facts) =>
    mrkdwn`had the planned ${named(facts, 'candidate')} to ${named(facts, 'environment')} start at once`,
  'digest-skipped': (facts) => mrkdwn`skipped the digest of ${due(facts)}`,
  'digest-resumed': (facts) => mrkdwn`had the digest of ${due(facts)} sent after all`,
  'schedule-missed': (facts) =>
    mrkdwn`did not run at ${named(facts, 'count')} times of the schedule ${named(facts, 'schedule')}`,
} satisfies Partial<Record<EventKind, EventWords>>;

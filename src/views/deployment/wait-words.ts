import type { Rung } from '../../domain/policy/ladder.ts';
import { type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { gateWords } from './gate-words.ts';

/** What a gate waits for, in a line, and until when where the clock clears it. */
export function waitWords({ gate, answer }: Rung): Mrkdwn {
  const { what } = gateWords(answer.facts ?? { code: 'holds' });
  const isForClock = answer.state === 'waits' && answer.on === 'clock' && gate !== 'due';
  const until =
    isForClock && answer.until !== null ? mrkdwn`, until ${slackDate(new Date(answer.until))}` : nothing;
  return mrkdwn`${gate}: ${what}${until}`;
}

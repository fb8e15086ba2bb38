import type { GateFacts, Rung } from '../../domain/policy/ladder.ts';
import { code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { gateWords } from './gate-words.ts';

/** What a gate waits for, in a line, and until when where those words do not say so. */
export function waitWords({ gate, answer }: Rung): Mrkdwn {
  const facts = answer.facts ?? { code: 'holds' };
  const end = answer.state === 'waits' && saysNoEnd.has(facts.code) ? answer.until : null;
  const until = end === null ? nothing : mrkdwn`, until ${slackDate(new Date(end))}`;
  // Since when and for how long is a click away: a phone's screen has to do.
  if (facts.code === 'soaking' && end !== null) {
    return mrkdwn`${gate}: in ${code(facts.environment, 80)}${until}`;
  }
  return mrkdwn`${gate}: ${gateWords(facts).what}${until}`;
}

const saysNoEnd: ReadonlySet<GateFacts['code']> = new Set(['soaking', 'window-closed', 'window-denied']);

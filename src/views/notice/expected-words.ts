import type { Expected } from '../../domain/notice/expected.ts';
import { mention } from '../text/mention.ts';
import { type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';

/** When something is expected, after “Expected”: in each reader's own time zone. */
export function expectedWords(expected: Expected): Mrkdwn {
  switch (expected.kind) {
    case 'unknown':
      return mrkdwn`no date yet`;
    case 'once-approved':
      return mrkdwn`as soon as it is approved`;
    case 'said':
      return mrkdwn`${slackDate(new Date(expected.at))}, says ${mention(expected.by)}`;
    case 'window': {
      const from = slackDate(new Date(expected.from));
      if (!expected.isFirm) return mrkdwn`${from} at the earliest`;
      return expected.until === null
        ? mrkdwn`from ${from}`
        : mrkdwn`between ${from} and ${slackDate(new Date(expected.until))}`;
    }
    default:
      return expected satisfies never;
  }
}

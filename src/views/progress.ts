import { section } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { mrkdwn } from './text/mrkdwn.ts';
import { plural } from './text/plural.ts';

export type ProgressFacts = {
  readonly done: number;
  readonly total: number;
  readonly what: 'commits' | 'pull-requests' | 'files';
};

const nouns = { commits: 'commit', 'pull-requests': 'pull request', files: 'changed file' } as const;

/** What long work is at. */
export function renderProgress({ done, total, what }: ProgressFacts): Message {
  const text =
    total > 0
      ? mrkdwn`Reading ${Math.min(done, total)} of ${plural(total, nouns[what])} …`
      : mrkdwn`Reading ${nouns[what]}s …`;
  return message(text, [section(text)]);
}

import type { PickAnswer } from '../../domain/pick/pick-target.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** What came of asking for a change, release by release; how each goes on is in its thread. */
export function renderPicksAsked(asked: {
  readonly what: string;
  readonly title: string;
  readonly answers: readonly PickAnswer[];
}): Message {
  const first = mrkdwn`${asked.what} ${bold(asked.title)}:`;
  return message(first, [lines(first, ...asked.answers.map(answerWords))]);
}

function answerWords({ version, state }: PickAnswer): Mrkdwn {
  switch (state) {
    case 'started':
      return mrkdwn`⏳ ${bold(version)}: in progress. Its card and thread show how it goes.`;
    case 'has':
      return mrkdwn`✅ ${bold(version)}: already there.`;
    case 'on-its-way':
      return mrkdwn`⏳ ${bold(version)}: somebody has asked for it, and it is in progress.`;
    default:
      return state satisfies never;
  }
}

import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { zonedMoment } from '../text/zoned-date.ts';

/** What skipping or resuming a train came to, for the person who asked; the channel sees it in the train's message. */
export function renderTrainChanged(changed: {
  readonly project: string;
  readonly dueAt: string;
  readonly timeZone: string;
  readonly state: 'skipped' | 'expected';
  readonly isOld: boolean;
}): Message {
  const { project, dueAt, timeZone, state, isOld } = changed;
  const train = mrkdwn`The release train of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)},`;
  const words =
    state === 'skipped'
      ? mrkdwn`${train} ${isOld ? 'was skipped already' : 'is skipped'}.`
      : mrkdwn`${train} ${isOld ? 'was not skipped: it goes as planned' : 'goes after all'}.`;
  return message(words, [lines(words)]);
}

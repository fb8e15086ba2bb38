import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { zonedMoment } from '../text/zoned-date.ts';

/** What skipping or resuming came to, for the person who asked; the channel is told too. */
export function renderTimeChanged(changed: {
  readonly what: 'train' | 'digest';
  readonly project: string;
  readonly dueAt: string;
  readonly timeZone: string;
  readonly state: 'skipped' | 'expected';
  readonly isOld: boolean;
}): Message {
  const { what, project, dueAt, timeZone, state, isOld } = changed;
  const train = mrkdwn`The ${what === 'train' ? 'release train' : 'digest'} of ${bold(project)}, ${zonedMoment(new Date(dueAt), timeZone)},`;
  const words =
    state === 'skipped'
      ? mrkdwn`${train} ${isOld ? 'was skipped already' : 'is skipped'}.`
      : mrkdwn`${train} ${isOld ? 'was not skipped: it goes as planned' : 'goes after all'}.`;
  return message(words, [lines(words)]);
}

import type { NextTime, ProjectSchedule } from '../../domain/answer/schedule.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { zonedDate, zonedMoment } from '../text/zoned-date.ts';

const names = { cut: '🚆 A release is cut', digest: '📊 The digest leaves' } as const satisfies Record<
  NextTime['kind'],
  string
>;

/** What happens by itself in a project: when, in its own zone and the reader's, and what can be said to it. */
export function renderSchedule({ projectId, project, times }: ProjectSchedule): Message {
  const title = `Schedule of ${project}`;
  const [first] = times;
  const train = times.find(({ kind }) => kind === 'cut');
  const summary =
    first === undefined
      ? mrkdwn`Nothing happens by itself in ${bold(project)}.`
      : mrkdwn`Next in ${bold(project)}: ${zonedMoment(first.at, first.timeZone)}.`;
  return message(mrkdwn`${title}. ${summary}`, [
    header(title),
    ...(times.length === 0 ? [lines(summary)] : listing(times.map(line), { sections: 3 }).sections),
    train === undefined ? null : buttons(changeButton(projectId, train)),
    context(
      times.length === 0
        ? mrkdwn`${code('schedules')} in waybill.yaml sets what does.`
        : mrkdwn`${code('/release schedule skip cut')} leaves the next cut out, ${code('/release schedule resume cut')} takes that back.`,
    ),
  ]);
}

const line = ({ kind, at, timeZone, state }: NextTime): Mrkdwn =>
  mrkdwn`${{ mrkdwn: names[kind] }} ${zonedMoment(at, timeZone)}${state === 'skipped' ? mrkdwn`: ⏭️ skipped` : nothing}`;

function changeButton(projectId: string, { at, timeZone, state }: NextTime) {
  const value = `${projectId} ${at.toISOString()}`;
  const when = zonedDate(at, timeZone);
  return state === 'skipped'
    ? button(`Resume ${when}`, 'schedule:resume', value, { style: 'primary' })
    : button(`Skip ${when}`, 'schedule:skip', value);
}

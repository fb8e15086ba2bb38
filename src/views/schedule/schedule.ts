import type { NextTime, PlannedPromotion, ProjectSchedule } from '../../domain/answer/schedule.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { freezeButtons } from '../deployment/freeze-buttons.ts';
import { freezeLine, toEnd } from '../deployment/freezes.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { zonedDate, zonedMoment } from '../text/zoned-date.ts';

const names = { cut: '🚆 A release is cut', digest: '📊 The digest leaves' } as const satisfies Record<
  NextTime['kind'],
  string
>;

/** What happens by itself in a project: when, in its own zone and the reader's, and what can be said to it. */
export function renderSchedule({ projectId, project, times, plans, freezes }: ProjectSchedule): Message {
  const title = `Schedule of ${project}`;
  const [first] = times;
  const next = [times.find(({ kind }) => kind === 'cut'), times.find(({ kind }) => kind === 'digest')].filter(
    (time) => time !== undefined,
  );
  const summary =
    first === undefined
      ? mrkdwn`Nothing recurs by itself in ${bold(project)}.`
      : mrkdwn`Next in ${bold(project)}: ${zonedMoment(first.at, first.timeZone)}.`;
  return message(mrkdwn`${title}. ${summary}`, [
    header(title),
    ...(times.length === 0 ? [lines(summary)] : listing(times.map(line), { sections: 3 }).sections),
    buttons(...next.map((time) => changeButton(projectId, time))),
    plans.length === 0 ? null : lines(bold('Planned promotions')),
    ...plans.slice(0, mostPlans).flatMap(planBlocks),
    plans.length > mostPlans
      ? context(mrkdwn`and ${plans.length - mostPlans} more: ${code('/release queue')}`)
      : null,
    ...listing(freezes.map(freezeLine), { sections: 1, lines: 8 }).sections,
    freezeButtons(freezes.map(toEnd)),
    context(
      times.length === 0
        ? mrkdwn`${code('schedules')} in waybill.yaml sets what does.`
        : mrkdwn`${code('/release schedule skip cut')} leaves the next cut out, ${code('/release schedule resume cut')} takes that back; so with ${code('digest')}.`,
    ),
  ]);
}

const mostPlans = 8;

function planBlocks({ deploymentId, candidate, environment, at, latest }: PlannedPromotion) {
  const row = buttons(
    button('Start now', 'promote:start', deploymentId),
    button('Why?', 'why:deployment', deploymentId),
    button('Cancel', 'promote:cancel', deploymentId),
  );
  const what = mrkdwn`🗓️ ${bold(candidate)} to ${bold(environment)} ${slackDate(at)}, ${slackDate(latest)} at the latest`;
  return [lines(what), ...(row === null ? [] : [row])];
}

const line = ({ kind, at, timeZone, state }: NextTime): Mrkdwn =>
  mrkdwn`${{ mrkdwn: names[kind] }} ${zonedMoment(at, timeZone)}${state === 'skipped' ? mrkdwn`: ⏭️ skipped` : nothing}`;

function changeButton(projectId: string, { kind, at, timeZone, state }: NextTime) {
  const value = `${projectId} ${at.toISOString()}`;
  const when = zonedDate(at, timeZone);
  const [act, what] = kind === 'cut' ? (['', 'cut'] as const) : (['-digest', 'digest'] as const);
  return state === 'skipped'
    ? button(`Resume ${what}, ${when}`, `schedule:resume${act}`, value)
    : button(`Skip ${what}, ${when}`, `schedule:skip${act}`, value);
}

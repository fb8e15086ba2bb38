import type { TrainContents, TrainShown } from '../../domain/schedule/train.ts';
import { codeOf } from '../../domain/schedule/train-decisions.ts';
import { button, buttons, linkButton } from '../blocks/buttons.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { kindTitles } from '../notes/kind-titles.ts';
import { link } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing, outside } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { zonedMoment } from '../text/zoned-date.ts';
import { trainReason } from './train-reason.ts';

/** One occurrence of a release train: announced, skipped, cut or not, always in the same message. */
export function renderTrain(shown: TrainShown): Message {
  const { train, project, now } = shown;
  const { state, dueAt, contents, reason } = train;
  const about = `${train.projectId} ${dueAt.toISOString()}`;
  const isAhead = dueAt > now;
  const [title, ...more] = headline(shown);
  const isExpected = state === 'expected';
  const row = isAhead
    ? isExpected
      ? button('Skip', 'schedule:skip', about)
      : state === 'skipped'
        ? button('Resume', 'schedule:resume', about, { style: 'primary' })
        : null
    : null;
  const compare = isExpected && contents?.kind === 'changes' ? contents.compareUrl : null;
  return message(mrkdwn`${project}: ${title}`, [
    lines(title, ...more),
    isExpected || state === 'skipped' ? contentsBlock(contents, isExpected) : null,
    buttons(row, linkButton('Compare on GitHub', compare, 'compare')),
    reason === null || isExpected ? null : context(mrkdwn`Not cut: ${code(codeOf(reason))}`),
  ]);
}

function headline(shown: TrainShown): readonly [Mrkdwn, ...Mrkdwn[]] {
  const { train, project, candidate, schedule, now } = shown;
  const { state, dueAt, timeZone, reason, changedBy } = train;
  const when = zonedMoment(dueAt, timeZone);
  const who = changedBy === null ? mrkdwn`a captain` : mention(changedBy);
  switch (state) {
    case 'expected':
      return [
        mrkdwn`🚆 The next release of ${bold(project)} will be cut ${when}.`,
        ...(changedBy === null ? [] : [mrkdwn`${who} resumed it.`]),
        ...(reason?.code !== 'unreachable'
          ? []
          : [
              mrkdwn`⚠️ GitHub or Slack could not be asked. Waybill goes on trying${schedule?.missed === 'make-up' ? nothing : mrkdwn` for a quarter of an hour`}.`,
            ]),
      ];
    case 'skipped':
      return dueAt > now
        ? [
            mrkdwn`⏭️ The release train of ${bold(project)}, ${when}, is skipped, says ${who}.`,
            mrkdwn`Until then a captain can resume it.`,
          ]
        : [mrkdwn`⏭️ The release train of ${bold(project)}, ${when}, was skipped, said ${who}.`];
    case 'cut':
      return [
        mrkdwn`🚆 The release train of ${bold(project)} was cut: ${bold(candidate ?? 'its candidate')}. Its card shows how it goes.`,
      ];
    default:
      return [
        mrkdwn`${{ mrkdwn: state === 'refused' || state === 'missed' ? '⚠️' : 'ℹ️' }} The release train of ${bold(project)}, ${when}, ${{ mrkdwn: isNot[state] }}.`,
        ...(reason === null ? [] : [trainReason(reason).why, trainReason(reason).next]),
      ];
  }
}

const isNot = {
  'left-out': 'cuts nothing',
  refused: 'could not be cut',
  missed: 'was missed',
  'called-off': 'is called off',
} as const;

/** What it would bring, as it was when it was looked at. */
function contentsBlock(contents: TrainContents | null, isExpected: boolean) {
  if (contents === null) {
    return isExpected
      ? lines(mrkdwn`What it will contain: ${code('/release preview')} shows it as it is now.`)
      : null;
  }
  if (contents.kind === 'none') {
    return lines(mrkdwn`As things are now it would cut nothing. ${trainReason(contents.reason).why}`);
  }
  const { candidate, counts, highlights } = contents;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const kinds = counts
    .slice(0, 4)
    .map(({ kind, count }) => ({ mrkdwn: plural(count, kindTitles[kind].one, kindTitles[kind].many) }));
  const left = all - highlights.length;
  return lines(
    mrkdwn`If it were cut now: ${bold(candidate)}, ${join(kinds, ', ')}${counts.length > 4 ? mrkdwn` and others` : nothing}.`,
    ...highlights.map(
      ({ title, prNumber, prUrl }) =>
        mrkdwn`• ${outside(title, 160)}${prNumber === null ? nothing : mrkdwn` (${link(prUrl, `#${prNumber}`)})`}`,
    ),
    left > 0 ? mrkdwn`and ${plural(left, 'more change')}: ${code('/release preview')}` : null,
  );
}

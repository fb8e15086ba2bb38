import type { DeliveryFigures } from '../../domain/digest/figures.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { figureLines } from './figures.ts';

type Metrics = {
  readonly project: string;
  readonly environments: readonly string[];
  readonly over: readonly { readonly days: number; readonly figures: DeliveryFigures }[];
};

/** How a project delivers: how often, how fast, how often it goes wrong, and how long until that is mended. */
export function renderMetrics({ project, environments, over }: Metrics): Message {
  const title = `Delivery of ${project}`;
  return message(mrkdwn`${title}`, [
    header(title),
    ...over.map(({ days, figures }) =>
      lines(bold(`The last ${days} days`), ...oftenLine(days, figures), ...figureLines(figures)),
    ),
    context(
      environments.length === 0
        ? mrkdwn`There is no environment where users are.`
        : mrkdwn`Counted in ${nameSome(environments, 5)}, from what Waybill did there itself. Lead time runs from the merge of each change (a commit without a pull request: from when it was committed) until it was verified in all of them.`,
    ),
  ]);
}

/** A rate of one or two is none. */
function oftenLine(days: number, { deployments }: DeliveryFigures): readonly Mrkdwn[] {
  const weekly = deployments / (days / 7);
  if (deployments < 3) return [];
  return [
    weekly >= 1
      ? mrkdwn`• ${plural(Math.round(weekly), 'deployment')} a week.`
      : mrkdwn`• A deployment every ${plural(Math.round(days / deployments), 'day')}.`,
  ];
}

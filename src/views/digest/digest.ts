import type { KnownBlock } from '@slack/types';
import { type DigestFacts, isQuiet, type Some } from '../../domain/digest/digest.ts';
import { listing } from '../blocks/listing.ts';
import { context, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { figureLines } from './figures.ts';
import { concernLine, unnotedLine, unreviewedLine } from './left-open.ts';
import { onTheWayLine, rolledBackLine, shippedLines, stoppedLine } from './releases.ts';

/** What happened in a project and how it stands, on one screen: what is quiet is not mentioned. */
export function renderDigest(
  project: string,
  facts: DigestFacts,
  end: { readonly footer: Mrkdwn | null; readonly buttons: KnownBlock | null } = {
    footer: null,
    buttons: null,
  },
): Message {
  const { shipped, onTheWay, stopped, rolledBack, unreviewed, concerns, unnoted } = facts;
  const first = mrkdwn`📊 ${bold(project)}, ${slackDate(new Date(facts.from), 'day')} to ${slackDate(new Date(facts.until), 'day')}.`;
  const now = new Date(facts.until);
  return message(first, [
    lines(first, isQuiet(facts) ? mrkdwn`Nothing was deployed, and nothing waits.` : null),
    ...part('Shipped', shipped, shippedLines),
    ...part('Rolled back', rolledBack, (each) => [rolledBackLine(each)]),
    ...part('On the way', onTheWay, (each) => [onTheWayLine(each, now)]),
    ...part('Stopped', stopped, (each) => [stoppedLine(each)]),
    ...part('Concerns without an answer', concerns, (each) => [concernLine(each, now)]),
    ...part('Overrides that nobody else has reviewed', unreviewed, (each) => [unreviewedLine(each, now)]),
    ...part('Announcements that nobody has noted', unnoted, (each) => [unnotedLine(each, now)]),
    isQuiet(facts) ? null : lines(bold('In numbers'), ...figureLines(facts.figures)),
    end.buttons,
    end.footer === null ? null : context(end.footer),
  ]);
}

function part<T>(
  title: string,
  { first, count }: Some<T>,
  words: (each: T) => readonly Mrkdwn[],
): readonly KnownBlock[] {
  if (count === 0) return [];
  const left = count - first.length;
  const all = [bold(title), ...first.flatMap(words), ...(left > 0 ? [mrkdwn`… and ${left} more.`] : [])];
  return listing(all, { sections: 4 }).sections;
}

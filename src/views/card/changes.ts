import type { SectionBlock } from '@slack/types';
import type { Release } from '../../domain/release/release.ts';
import { listing } from '../blocks/listing.ts';
import { lines } from '../blocks/section.ts';
import { kindCounts, origins } from '../notes/counts.ts';
import { credits } from '../notes/credits.ts';
import { kindTitles } from '../notes/kind-titles.ts';
import { headingLine, type NoteLine, noteLines } from '../notes/note-lines.ts';
import { bold, italic, type LateMrkdwn, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** So many lines of each kind, so that fixes are seen beside many features; more of what breaks. */
const linesOfKind = 3;
const breakingLines = 8;
const linesInAll = 20;

/** What its users do not notice is only counted, so that a phone shows the rest; All changes has it. */
const unnoticed = new Set<string | null>(
  (['dependencies', 'refactoring', 'documentation', 'test', 'build', 'style', 'chore'] as const).map(
    (kind) => kindTitles[kind].title,
  ),
);

/** What changed: the first of each kind, breaking ones first; the rest are counted. */
export function changes({ notes, editedNotes }: Release): readonly SectionBlock[] {
  const all = noteLines(notes, editedNotes);
  if (all.length === 0)
    return [lines(mrkdwn`${bold('What changed')}: nothing is left that would be released.`)];
  const credit = credits(notes, editedNotes);
  const summary = lines(
    mrkdwn`${bold('What changed')}: ${kindCounts(notes)}, ${origins(notes)}`,
    credit === null ? null : italic(credit),
  );
  const chosen = choose(all);
  const { sections } = listing(
    withRests(chosen, all),
    { sections: 2 },
    (left) => mrkdwn`… and ${left} more lines.`,
  );
  return [summary, ...sections];
}

function roomOf(heading: string | null): number {
  if (heading === null) return linesInAll;
  return heading === kindTitles.breaking.title ? breakingLines : linesOfKind;
}

function choose(all: readonly NoteLine[]): readonly NoteLine[] {
  const seen = new Map<string | null, number>();
  const noticed = all.filter(({ heading }) => !unnoticed.has(heading));
  return (noticed.length === 0 ? all : noticed)
    .filter(({ heading }) => {
      const before = seen.get(heading) ?? 0;
      seen.set(heading, before + 1);
      return before < roomOf(heading);
    })
    .slice(0, linesInAll);
}

/** The chosen lines under their headings, each kind with how many more it has. */
function withRests(chosen: readonly NoteLine[], all: readonly NoteLine[]): readonly (Mrkdwn | LateMrkdwn)[] {
  const shown = chosen.flatMap(({ heading, line }, at): readonly (Mrkdwn | LateMrkdwn)[] => {
    const isFirst = heading !== null && heading !== chosen[at - 1]?.heading;
    const isLast = heading !== chosen[at + 1]?.heading;
    const left = isLast ? count(all, heading) - count(chosen, heading) : 0;
    return [
      ...(isFirst ? [headingLine(heading)] : []),
      line,
      ...(left > 0 ? [italic(mrkdwn`and ${left} more`)] : []),
    ];
  });
  const unseen = all.filter(
    ({ heading, isDetail }) => isDetail === undefined && count(chosen, heading) === 0,
  ).length;
  return unseen === 0 ? shown : [...shown, italic(mrkdwn`and ${unseen} more under other headings`)];
}

const count = (all: readonly NoteLine[], heading: string | null): number =>
  all.filter((each) => each.heading === heading && each.isDetail === undefined).length;

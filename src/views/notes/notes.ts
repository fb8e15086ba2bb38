import type { Release } from '../../domain/release/release.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { italic, type LateMrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { kindCounts, sources } from './counts.ts';
import { credits } from './credits.ts';
import { headingLine, type NoteLine, noteLines } from './note-lines.ts';

/** About what one screen of a desktop shows; the rest is a button away. */
const page = { sections: 4, lines: 60 } as const;

/** A page of a release's notes, from a line on; as many pages as there are lines for. */
export function renderNotes({
  project,
  release,
  from = 0,
}: {
  readonly project: string;
  readonly release: Release;
  readonly from?: number;
}): Message {
  const { notes, editedNotes, version, state } = release;
  const all = noteLines(notes, editedNotes);
  const first = from < all.length ? Math.max(0, from) : 0;
  const shownLines = withHeadings(all.slice(first), first > 0);
  const { sections, shown } = listing(
    shownLines.map(({ line }) => line),
    page,
    () => italic(mrkdwn`More on the next page.`),
  );
  const next = first + shownLines.slice(0, shown).filter(({ isHeading }) => !isHeading).length;
  const credit = credits(notes, editedNotes);
  const title = `${project} ${version}: notes`;
  const counted = all.length === 0 ? mrkdwn`No changes.` : mrkdwn`${kindCounts(notes)}. ${sources(notes)}`;
  return message(mrkdwn`${title}. ${counted}`, [
    header(title),
    first === 0 ? lines(counted) : lines(italic(mrkdwn`Lines ${first + 1} to ${next} of ${all.length}.`)),
    ...sections,
    credit === null ? null : context(credit),
    buttons(
      state === 'open' ? button('Edit notes', 'notes:edit', release.id) : null,
      next < all.length ? button('Next page', 'notes:more', `${release.id} ${next}`) : null,
    ),
  ]);
}

/** Puts each heading before its first line; on a later page, before the line that continues it. */
function withHeadings(
  all: readonly NoteLine[],
  isContinued: boolean,
): readonly { readonly line: LateMrkdwn; readonly isHeading: boolean }[] {
  return all.flatMap(({ heading, line }, at) => {
    const isFirst = heading !== null && heading !== all[at - 1]?.heading;
    if (!isFirst) return [{ line, isHeading: false }];
    const words = isContinued && at === 0 ? `${heading} (continued)` : heading;
    return [
      { line: () => headingLine(words), isHeading: true },
      { line, isHeading: false },
    ];
  });
}

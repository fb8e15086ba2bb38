import type { SectionBlock } from '@slack/types';
import type { EditedNotes, ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { listing } from '../blocks/listing.ts';
import { link, webAddress } from '../text/link.ts';
import { italic, mrkdwn } from '../text/mrkdwn.ts';
import { headingLine, noteLines } from './note-lines.ts';

/** The notes by kind, as far as one message goes; the rest are counted, with where to see them. */
export function noteSections(
  notes: ReleaseNotes,
  edited: EditedNotes | null,
  restUrl: string | null,
): readonly SectionBlock[] {
  const all = noteLines(notes, edited).flatMap(({ heading, line }, at, each) =>
    heading !== null && heading !== each[at - 1]?.heading ? [() => headingLine(heading), line] : [line],
  );
  return listing(all, { sections: 4, lines: 60 }, (left) =>
    webAddress(restUrl) === null
      ? italic(mrkdwn`and ${left} more lines, which the notes of a release list page by page`)
      : italic(mrkdwn`and ${left} more lines; ${link(restUrl, 'GitHub has every commit')}`),
  ).sections;
}

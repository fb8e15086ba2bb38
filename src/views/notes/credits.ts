import { mergeEdits } from '../../domain/notes/merge-edits.ts';
import type { EditedNotes, ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { mention } from '../text/mention.ts';
import { join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';

/** Whose words are in the notes; null where they are as generated. */
export function credits(notes: ReleaseNotes, edited: EditedNotes | null): Mrkdwn | null {
  const people = mergeEdits(notes, edited).credits.slice(0, 5);
  if (people.length === 0) return null;
  return mrkdwn`Edited by ${join(
    people.map(({ by, at }) => mrkdwn`${mention(by)}, ${slackDate(new Date(at))}`),
    '; ',
  )}`;
}

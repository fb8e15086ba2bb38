import type { NoteEntry } from '../../domain/notes/release-notes.ts';
import { link } from '../text/link.ts';
import { type Mrkdwn, mrkdwn, nothing, outside } from '../text/mrkdwn.ts';
import { shortSha } from '../text/short-sha.ts';

/** Long enough for any title that is one; GitHub's own end at 256. */
const titleRoom = 160;
const breakingRoom = 400;

/** One change as a line: what, by which pull request or commit, by whom. */
export function entryLine(entry: NoteEntry): Mrkdwn {
  const { title, scope, prNumber, prUrl, sha, author } = entry;
  const where = scope === undefined ? nothing : mrkdwn`${outside(scope, 40)}: `;
  const what = title.trim() === '' ? mrkdwn`(no message)` : outside(title, titleRoom);
  const source = prNumber === undefined ? shortSha(sha) : link(prUrl, `#${prNumber}`);
  return mrkdwn`• ${where}${what} (${source}, ${outside(author.login ?? author.name, 40)})`;
}

/** What a breaking change asks of those who use it, under its line. */
export const breakingLine = (breaking: string): Mrkdwn => mrkdwn`      ↳ ${outside(breaking, breakingRoom)}`;

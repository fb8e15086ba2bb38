import type { Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { NoteEntry } from '../notes/release-notes.ts';
import type { Release } from '../release/release.ts';
import { destinationsOf } from './advance-facts.ts';
import type { Notice } from './notice.ts';
import type { MineFacts } from './notice-facts.ts';
import type { NoticeGround } from './plan-notices.ts';

const mostNamed = 10;
/** What shipped before is no news by the time that somebody asks for it. */
const oldestMs = 24 * 3_600_000;

/** Word to the authors of a release's changes, once it is shipped; null where none of them asked for it. */
export function mineFactsOf(ground: NoticeGround): MineFacts | null {
  const { release, project, now } = ground;
  const at = release.closedAt;
  if (release.state !== 'shipped' || at === null || now.getTime() - at.getTime() > oldestMs) return null;
  const changes = changesBy(release, ground.authors);
  return Object.keys(changes).length === 0
    ? null
    : {
        kind: 'mine',
        version: release.version,
        environments: destinationsOf(project).map(({ name }) => name),
        at: at.toISOString(),
        changes,
        returnedAt: null,
      };
}

/** By who on Slack made them; only linked people are known to have made anything. */
function changesBy({ notes }: Release, authors: ReadonlyMap<string, UserId>): MineFacts['changes'] {
  const found = new Map<UserId, NoteEntry[]>();
  for (const entry of notes.entries) {
    const author = entry.author.login === null ? undefined : authors.get(entry.author.login.toLowerCase());
    if (author === undefined) continue;
    const theirs = found.get(author) ?? [];
    theirs.push(entry);
    found.set(author, theirs);
  }
  return Object.fromEntries(
    [...found].map(([author, entries]) => [
      author,
      { count: entries.length, first: entries.slice(0, mostNamed).map(told) },
    ]),
  );
}

const told = ({ title, prNumber, prUrl }: NoteEntry): MineFacts['changes'][string]['first'][number] => ({
  title: title.slice(0, 300),
  ...(prNumber === undefined ? {} : { prNumber }),
  ...(prUrl === undefined ? {} : { prUrl }),
});

/** What its authors were told is edited where the release was taken back. */
export function mineReturned(notice: Notice, { release, now }: NoticeGround): Decision | null {
  const { facts } = notice;
  if (facts.kind !== 'mine' || facts.returnedAt !== null || release.state !== 'returned') return null;
  const returnedAt = (release.closedAt ?? now).toISOString();
  return {
    changes: [
      {
        update: 'notices',
        id: notice.id,
        revision: notice.revision,
        set: { facts: { ...facts, returnedAt }, edition: notice.edition + 1, lookAt: now },
      },
    ],
    events: [],
    effects: [{ effect: 'send-notice', noticeId: notice.id }],
  };
}

import type { Difference } from '../domain/answer/difference.ts';
import { buttons, linkButton } from './blocks/buttons.ts';
import { listing } from './blocks/listing.ts';
import { header, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { migrationLines } from './migrations.ts';
import { kindCounts, sources } from './notes/counts.ts';
import { noteSections } from './notes/note-sections.ts';
import { bold, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { plural } from './text/plural.ts';
import { shortSha } from './text/short-sha.ts';

/** What lies between two versions of a project. */
export function renderDiff(difference: Difference): Message {
  const { project, from, to, relation, notes, migrations, compareUrl } = difference;
  const title = `${project}: ${from.name} → ${to.name}`;
  const ends = mrkdwn`From ${bold(from.name)} at ${shortSha(from.sha)} to ${bold(to.name)} at ${shortSha(to.sha)}. ${relationWords(difference)}`;
  const hasChanges = notes.entries.length > 0;
  return message(mrkdwn`${title}. ${relationWords(difference)}`, [
    header(title),
    lines(ends, hasChanges ? mrkdwn`${kindCounts(notes)}. ${sources(notes)}` : null),
    ...noteSections(notes, null, compareUrl),
    ...(relation === 'identical' ? [] : listing(migrationLines(migrations), { sections: 1 }).sections),
    buttons(linkButton('Compare on GitHub', compareUrl, 'compare')),
  ]);
}

function relationWords({ relation, from, to, commits }: Difference): Mrkdwn {
  switch (relation) {
    case 'ahead':
      return mrkdwn`${to.name} is the later one, by ${plural(commits, 'commit')}.`;
    case 'behind':
      return mrkdwn`${to.name} is the earlier one: going there takes changes away.`;
    case 'diverged':
      return mrkdwn`Each has what the other lacks: what ${from.name} alone has is not in ${to.name}.`;
    case 'identical':
      return mrkdwn`They are the same commit.`;
    default:
      return relation satisfies never;
  }
}

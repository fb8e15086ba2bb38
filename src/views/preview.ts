import type { Preview } from '../domain/answer/preview.ts';
import { buttons, linkButton } from './blocks/buttons.ts';
import { listing } from './blocks/listing.ts';
import { context, header, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { migrationLines } from './migrations.ts';
import { kindCounts, sources } from './notes/counts.ts';
import { noteSections } from './notes/note-sections.ts';
import { mentionChannel } from './text/mention.ts';
import { bold, code, mrkdwn } from './text/mrkdwn.ts';
import { nameSome } from './text/name-some.ts';
import { plural } from './text/plural.ts';
import { shortSha } from './text/short-sha.ts';

/** What a cut would make, without making it. */
export function renderPreview(preview: Preview): Message {
  const { project, version, candidate, notes, predecessor, compareUrl, paths } = preview;
  const title = `${project} ${version}, if it were cut now`;
  const from =
    predecessor === null
      ? mrkdwn`It would be the first release: everything from the beginning, ${plural(preview.commits, 'commit')}.`
      : mrkdwn`From ${bold(predecessor.version)} at ${shortSha(predecessor.sha)}, ${plural(preview.commits, 'commit')} on.`;
  return message(mrkdwn`${title}: ${kindCounts(notes)}`, [
    header(title),
    lines(
      mrkdwn`${bold(candidate)} of ${code(preview.trunk)} at ${shortSha(preview.sha)} in ${preview.repositoryName}, with the tag ${code(preview.tag)}.`,
      from,
      paths.length === 0 ? null : mrkdwn`Only changes under ${nameSome(paths, 10)} count.`,
      preview.build === null
        ? mrkdwn`There is nothing to build: it would be ready at once.`
        : mrkdwn`${code(preview.build)} would build it.`,
      mrkdwn`Its card would be shown in ${mentionChannel(preview.channelId)}.`,
    ),
    lines(mrkdwn`${bold('What would be in it')}: ${kindCounts(notes)}`, sources(notes)),
    ...noteSections(notes, null, compareUrl),
    ...listing(migrationLines(preview.migrations), { sections: 1, lines: 20 }).sections,
    context(mrkdwn`Nothing was changed. ${code(`/release cut ${project}`)} makes it.`),
    buttons(linkButton('Compare on GitHub', compareUrl, 'compare')),
  ]);
}

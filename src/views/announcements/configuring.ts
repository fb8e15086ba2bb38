import { buttons, linkButton } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { lines, section } from '../blocks/section.ts';
import { fileProblemLine } from '../findings/file-problem.ts';
import { message } from '../message.ts';
import { link } from '../text/link.ts';
import { logins, mention } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { one, type WordsFor } from './announcement-words.ts';
import { decisionButtons } from './decision-buttons.ts';
import { looseningLine } from './loosening-line.ts';

const by = (authors: readonly (string | null)[]): Mrkdwn => {
  const named = logins(authors);
  return named.length === 0 ? mrkdwn`somebody GitHub does not name` : join(named.slice(0, 10), ', ');
};

/** What is said in a project's channel about its configuration. */
export const configuring = {
  'project-registered': ({ project, repository, by }) =>
    one(
      mrkdwn`${mention(by)} set up ${bold(project)}, released from ${repository}. Its releases are shown in this channel.`,
      mrkdwn`${code(`/release preview ${project}`)} shows what a cut would contain; ${code('/release help')} lists the commands.`,
    ),
  'configuration-changed': ({ project, authors, url, changed }) => {
    const first = mrkdwn`The configuration of ${bold(project)} changed, by ${by(authors)} in ${link(url, 'this commit')}. It is in force.`;
    const { sections } = listing(
      changed.map((key) => mrkdwn`• ${code(key, 200)}`),
      { sections: 2, lines: 40 },
    );
    return message(first, [section(first), ...sections]);
  },
  'loosening-proposed': ({ project, repository, authors, url, fileId, loosened }) => {
    const first = mrkdwn`⚠️ A change of ${repository} by ${by(authors)} (${link(url, 'this commit')}) loosens the configuration of ${bold(project)} in ${plural(loosened.length, 'place')}.`;
    const { sections } = listing(loosened.map(looseningLine), { sections: 4 });
    return message(first, [
      lines(first, mrkdwn`The stricter rule holds until an admin who did not write the change accepts it.`),
      ...sections,
      buttons(...decisionButtons(fileId), linkButton('Change on GitHub', url, 'commit')),
    ]);
  },
  'loosening-decided': ({ project, by, verdict }) =>
    one(
      verdict === 'accepted'
        ? mrkdwn`${mention(by)} accepted the loosened configuration of ${bold(project)}. It is in force.`
        : mrkdwn`${mention(by)} refused the loosened configuration of ${bold(project)}. What was in force stays so.`,
    ),
  'configuration-broken': ({ project, repository, problems, isMissing }) => {
    const first = isMissing
      ? mrkdwn`⚠️ ${repository} has no waybill.yaml any more. Nothing new is cut or promoted in ${bold(project)} until it is back.`
      : mrkdwn`⚠️ The waybill.yaml of ${repository} is broken. Nothing new is cut or promoted in ${bold(project)} until it is mended.`;
    const { sections } = listing(problems.map(fileProblemLine), { sections: 3, lines: 25 });
    return message(first, [
      lines(first, mrkdwn`The last valid file stays in force for what is under way.`),
      ...sections,
    ]);
  },
  'names-resolved': ({ project, by, handles }) =>
    one(
      mrkdwn`${mention(by)} set ${bold(project)} up anew: ${nameSome(handles)} now ${handles.length === 1 ? 'means a user group' : 'mean user groups'} in Slack, and ${handles.length === 1 ? 'has' : 'have'} the say that waybill.yaml gives.`,
    ),
  'repository-renamed': ({ project, from, to, defaultBranch }) =>
    one(
      from === to
        ? mrkdwn`The repository of ${bold(project)}, ${to}, changed.`
        : mrkdwn`The repository of ${bold(project)}, ${from}, is now called ${to}.`,
      defaultBranch === null
        ? mrkdwn`Waybill follows it.`
        : mrkdwn`Its default branch is now ${code(defaultBranch, 120)}: waybill.yaml is read there, and releases are cut from it where the file names no trunk.`,
    ),
  'configuration-mended': ({ project, repository }) =>
    one(
      mrkdwn`✅ The waybill.yaml of ${repository} is valid again. ${bold(project)} can be cut and promoted.`,
    ),
} satisfies WordsFor<
  | 'project-registered'
  | 'configuration-changed'
  | 'loosening-proposed'
  | 'loosening-decided'
  | 'configuration-broken'
  | 'names-resolved'
  | 'repository-renamed'
  | 'configuration-mended'
>;

import type { Shown } from '../../domain/deployment/shown.ts';
import { parseCandidateName } from '../../domain/version/candidate-name.ts';
import { compareVersions } from '../../domain/version/version.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';
import { shortSha } from '../text/short-sha.ts';

/** So many are named where a phone's screen has to do; the rest are a click away. */
const mostNamed = 3;

/** From what to what. */
export function fromTo({ from, candidate, sha, environment }: Shown): Mrkdwn {
  const to = mrkdwn`${bold(candidate)} (${shortSha(sha)})`;
  return from === null
    ? mrkdwn`To ${bold(environment)}: ${to}, the first that Waybill brings there`
    : mrkdwn`To ${bold(environment)}: ${from.candidate} (${shortSha(from.sha)}) → ${to}`;
}

/** What it brought, in a line: once it is decided, the release's card has the rest. */
export const brought = (shown: Shown): Mrkdwn =>
  shown.commits === 0
    ? mrkdwn`${bold('Brings')} no change`
    : mrkdwn`${bold('Brings')} ${plural(shown.commits, 'commit')}, ${plural(shown.pullRequests.length, 'pull request')}, by ${authors(shown)}`;

/** That a higher version runs there; null where none does. */
export function stepBack({ from, candidate }: Shown): Mrkdwn | null {
  if (from === null || parseCandidateName(candidate) === null || parseCandidateName(from.candidate) === null)
    return null;
  return compareVersions(candidate, from.candidate) >= 0
    ? null
    : mrkdwn`⚠️ ${bold('This is a step back:')} what ${from.candidate} brought is taken away.`;
}

/** What an approver has to see before they can say yes, a line each. */
export function evidence(shown: Shown): readonly Mrkdwn[] {
  return [
    brought(shown),
    ...shown.pullRequests.slice(0, mostNamed).map(pullRequestLine),
    ...(shown.pullRequests.length > mostNamed
      ? [mrkdwn`… and ${shown.pullRequests.length - mostNamed} more`]
      : []),
    ...touched('migration', shown.migrations, shown),
    ...touched('configuration file', shown.configuration, shown),
    mrkdwn`${bold('Artifact')} ${artifact(shown)}`,
    mrkdwn`${bold('Way back')} ${shown.rollbackTarget === null ? 'none yet' : code(shown.rollbackTarget, 80)}`,
  ];
}

export const pullRequestLine = ({ number, title, author }: Shown['pullRequests'][number]): Mrkdwn =>
  mrkdwn`• #${{ mrkdwn: String(number) }} ${clipped(title)}${author === null ? nothing : mrkdwn` (${author})`}`;

const clipped = (title: string): Mrkdwn =>
  mrkdwn`${title.length > 90 ? `${Array.from(title).slice(0, 88).join('')}…` : title}`;

function authors({ authors }: Shown): Mrkdwn {
  if (authors.length === 0) return mrkdwn`nobody that is known`;
  return nameSome(
    authors.map(({ login, name }) => login ?? name),
    mostNamed,
    (name) => mrkdwn`${name.slice(0, 60)}`,
  );
}

function touched(what: string, files: readonly string[] | null, { from }: Shown): readonly Mrkdwn[] {
  if (files === null) {
    const why =
      from === null ? 'there is nothing before it to compare with' : 'GitHub lists only its first files';
    return [mrkdwn`⚠️ Whether it touches a ${what} is not known: ${why}`];
  }
  if (files.length === 0) return [];
  return [mrkdwn`⚠️ ${bold(plural(files.length, what))} touched: ${nameSome(files, 3)}`];
}

/** What the yes binds to: the digest, or the build where none is known. */
function artifact({ artifactVersion, digest, build }: Shown): Mrkdwn {
  const made =
    digest !== null
      ? code(digest, 90)
      : build === null
        ? mrkdwn`nothing was built`
        : mrkdwn`run ${{ mrkdwn: String(build.runId) }}, attempt ${build.attempt}`;
  return join([code(artifactVersion, 120), made], ', ');
}

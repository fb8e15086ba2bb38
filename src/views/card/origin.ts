import type { CardFacts } from '../../domain/release/card.ts';
import { link, webAddress } from '../text/link.ts';
import { mention } from '../text/mention.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { shortSha } from '../text/short-sha.ts';
import { slackDate } from '../text/slack-date.ts';

/** Who cut what, when and from where. */
export function origin(facts: CardFacts): Mrkdwn {
  const { release, candidates } = facts;
  const latest = candidates.at(-1);
  const again =
    latest === undefined || latest.number === 1
      ? nothing
      : mrkdwn`, ${latest.name} ${slackDate(latest.cutAt)} by ${latest.cutBy === null ? byItsSchedule : mention(latest.cutBy)}`;
  const captain = release.captainId === null ? noCaptain : mention(release.captainId);
  const hotfix =
    release.hotfix === null
      ? nothing
      : mrkdwn`   ${bold(release.hotfix.kind === 'fix' ? 'Hotfix of' : 'Made from')} ${release.hotfix.from}`;
  return mrkdwn`${bold('Captain')} ${captain}   ${bold('Cut')} ${slackDate(release.cutAt)}${again}${hotfix}`;
}

const byItsSchedule: Mrkdwn = { mrkdwn: 'its schedule' };
const noCaptain: Mrkdwn = { mrkdwn: 'none, cut by its schedule' };

/** From which version and commit to which. */
export function range(facts: CardFacts): Mrkdwn {
  const { release, candidates } = facts;
  const sha = candidates.at(-1)?.sha ?? '';
  const base = repositoryAddress(facts);
  const commit = link(base === null ? null : `${base}/commit/${sha}`, sha.slice(0, 7));
  if (release.predecessorVersion === null || release.predecessorSha === null) {
    return mrkdwn`${bold('Commit')} ${commit}, the first release of ${facts.project.name}`;
  }
  const from = release.predecessorSha;
  const compare = base === null ? nothing : mrkdwn` (${link(`${base}/compare/${from}...${sha}`, 'compare')})`;
  return mrkdwn`${bold('From')} ${release.predecessorVersion} at ${shortSha(from)} ${bold('to')} ${commit}${compare}`;
}

/** The repository's page, told from the address of a run or a pull request in it. */
function repositoryAddress({ repositoryName, dispatch, release }: CardFacts): string | null {
  const known = [dispatch?.runUrl, ...release.notes.entries.slice(0, 20).map(({ prUrl }) => prUrl)];
  for (const url of known) {
    const address = webAddress(url);
    if (address === null) continue;
    const { origin, pathname } = new URL(address);
    if (pathname.startsWith(`/${repositoryName}/`)) return `${origin}/${repositoryName}`;
  }
  return null;
}

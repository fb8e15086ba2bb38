import { type Pick, sourceName } from '../../domain/pick/pick.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { link } from '../text/link.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';

const mostLines = 6;

/** The changes that are on their way into a release, or did not get there; those that did are in its notes. */
export function pickLines({ picks, release }: CardFacts): Mrkdwn | null {
  if (release.state !== 'open') return null;
  const shown = picks.filter((pick) => standing(picks, pick));
  if (shown.length === 0) return null;
  const lines = shown.slice(-mostLines).map(line);
  const more = shown.length > mostLines ? [mrkdwn`… and ${shown.length - mostLines} more`] : [];
  return { mrkdwn: [...lines, ...more].map((each) => each.mrkdwn).join('\n') };
}

/** What was tried again is shown by its last try alone. */
function standing(picks: readonly Pick[], pick: Pick): boolean {
  if (pick.state === 'done' || pick.state === 'present') return false;
  return picks.findLast(({ sourceKey }) => sourceKey === pick.sourceKey)?.id === pick.id;
}

function line(pick: Pick): Mrkdwn {
  const what = mrkdwn`${link(pick.source.url, sourceName(pick.source))} ${bold(pick.source.title)}`;
  const pull =
    pick.prNumber === null ? nothing : mrkdwn`: ${link(pick.prUrl, `pull request #${pick.prNumber}`)}`;
  switch (pick.state) {
    case 'open':
      return pick.conflict === null
        ? mrkdwn`⏳ ${what} waits to be merged${pull}`
        : mrkdwn`⚠️ ${what} is in conflict and waits for people${pull}`;
    case 'closed':
      return mrkdwn`❌ ${what} was not picked: closed without a merge${pull}`;
    case 'failed':
      return mrkdwn`❌ ${what} could not be picked. The thread says why.`;
    default:
      return mrkdwn`⏳ ${what} is being picked`;
  }
}

import type { Button } from '@slack/types';
import { type Pick, sourceName } from '../../domain/pick/pick.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { reopenButton } from '../pick/reopen-button.ts';
import { link } from '../text/link.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';

const mostLines = 6;
const mostButtons = 3;

/**
 * The changes that are on their way into a release, or did not get there; those that did are in its notes. What
 * was made for it first and is not on trunk is shown however the release stands.
 */
export function pickLines(facts: CardFacts): Mrkdwn | null {
  const shown = [...waitingPicks(facts).map(line), ...waitingBacks(facts).map(backLine)];
  if (shown.length === 0) return null;
  const more = shown.length > mostLines ? [mrkdwn`… and ${shown.length - mostLines} more`] : [];
  return { mrkdwn: [...shown.slice(-mostLines), ...more].map((each) => each.mrkdwn).join('\n') };
}

/** One for each pull request that was closed without a merge, the latest ones. */
export const reopenButtons = (facts: CardFacts): readonly Button[] =>
  [...waitingPicks(facts), ...waitingBacks(facts)]
    .filter(({ state }) => state === 'closed')
    .slice(-mostButtons)
    .map((pick, at) => reopenButton(pick, at));

const waitingPicks = ({ picks, release }: CardFacts): readonly Pick[] =>
  release.state === 'open' ? picks.filter((pick) => standing(picks, pick)) : [];

/** Nobody has to bring to trunk what no later release is asked for. */
function waitingBacks({ picks, backMerges }: CardFacts): readonly Pick[] {
  const waived = new Set(picks.filter(({ waivedAt }) => waivedAt !== null).map(({ sourceKey }) => sourceKey));
  return backMerges.filter((pick) => standing(backMerges, pick) && !waived.has(pick.sourceKey));
}

/** What was tried again is shown by its last try alone. */
function standing(picks: readonly Pick[], pick: Pick): boolean {
  if (pick.state === 'done' || pick.state === 'present') return false;
  return picks.findLast(({ sourceKey }) => sourceKey === pick.sourceKey)?.id === pick.id;
}

const named = ({ source }: Pick): Mrkdwn =>
  mrkdwn`${link(source.url, sourceName(source))} ${bold(source.title)}`;

const pullOf = ({ prNumber, prUrl }: Pick): Mrkdwn =>
  prNumber === null ? nothing : mrkdwn`: ${link(prUrl, `pull request #${prNumber}`)}`;

function line(pick: Pick): Mrkdwn {
  const what = named(pick);
  const pull = pullOf(pick);
  switch (pick.state) {
    case 'open':
      return pick.conflict === null
        ? mrkdwn`⏳ ${what} waits to be merged${pull}`
        : mrkdwn`⚠️ ${what} is in conflict and waits for people${pull}`;
    case 'reopening':
      return mrkdwn`⏳ ${what} is wanted after all, and opened again${pull}`;
    case 'closed':
      return mrkdwn`❌ ${what} was not picked: closed without a merge${pull}`;
    case 'failed':
      return mrkdwn`❌ ${what} could not be picked. The thread says why.`;
    default:
      return mrkdwn`⏳ ${what} is being picked`;
  }
}

function backLine(pick: Pick): Mrkdwn {
  const what = mrkdwn`${named(pick)} is not on ${code(pick.branch)}`;
  switch (pick.state) {
    case 'open':
      return mrkdwn`⏳ ${what}, and waits to be merged${pullOf(pick)}`;
    case 'closed':
      return mrkdwn`⚠️ ${what}, and later releases are asked for it: closed without a merge${pullOf(pick)}`;
    case 'failed':
      return mrkdwn`⚠️ ${what}, and later releases are asked for it. The thread says why.`;
    default:
      return mrkdwn`⏳ ${what}, and is brought there`;
  }
}

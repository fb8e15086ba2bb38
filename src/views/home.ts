import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { MyWork } from '../domain/answer/my-work.ts';
import type { ProjectStatus } from '../domain/answer/status.ts';
import type { Refusal } from '../domain/refusal.ts';
import { button, buttons } from './blocks/buttons.ts';
import { context, divider, header, lines } from './blocks/section.ts';
import { buildState } from './build/build-state.ts';
import { promotionButtons } from './card/promotion-buttons.ts';
import { myWork } from './deployment/my-work.ts';
import { fitBlocks } from './message.ts';
import { fileLine, waitingFileLine } from './status/project-lines.ts';
import { captainName, mentionChannel } from './text/mention.ts';
import { bold, code, mrkdwn } from './text/mrkdwn.ts';
import { plural } from './text/plural.ts';
import { slackDate } from './text/slack-date.ts';

const mostReleases = 5;

/** The App Home: what is open in the projects that its reader may see, and what waits. */
export function homeView(
  statuses: readonly ProjectStatus[],
  work: MyWork,
  { now, refusal }: { readonly now: Date; readonly refusal: Refusal | null },
): HomeView {
  // Not to be able to ask is not to be told no: some of what is not shown may be theirs.
  const unasked =
    refusal?.code === 'authority-unknown'
      ? [
          lines(
            mrkdwn`Slack could not be asked which channels you are in, so that what you may see is not all here.`,
            mrkdwn`Open this page again in a moment.`,
          ),
        ]
      : null;
  const blocks: readonly KnownBlock[] =
    statuses.length === 0
      ? (unasked ?? [
          lines(
            mrkdwn`There is no project here that you may see.`,
            mrkdwn`You see those whose channel you are in. An admin sets one up with ${code('/release setup owner/repo')}.`,
          ),
        ])
      : [...(unasked ?? []), ...statuses.flatMap(projectBlocks)];
  const shown = fitBlocks([...myWork(work), header('Releases'), ...blocks], 99);
  return { type: 'home', blocks: [...shown, context(mrkdwn`As of ${slackDate(now)}`)] };
}

function projectBlocks(status: ProjectStatus): readonly KnownBlock[] {
  const { project, open } = status;
  const shown = open.slice(0, mostReleases).map(({ release, candidate, dispatch }) => {
    const { symbol, state } = buildState(candidate, dispatch);
    const wait = candidate.state === 'failed' || candidate.state === 'errored';
    const whom = wait ? mrkdwn`, waits for ${captainName(release.captainId)}` : mrkdwn``;
    return mrkdwn`${{ mrkdwn: symbol }} ${bold(candidate.name)} ${state}, cut ${slackDate(candidate.cutAt)}${whom}`;
  });
  const left = open.length - mostReleases;
  const [newest] = open;
  const row = buttons(
    ...promotions(status),
    button('Status', 'status:show', project.id),
    newest === undefined ? null : button('All changes', 'notes:show', newest.release.id),
  );
  return [
    divider,
    lines(
      mrkdwn`${bold(project.name)} in ${mentionChannel(project.channelId)}`,
      fileLine(status),
      waitingFileLine(status),
      ...(open.length === 0 ? [mrkdwn`No release is open.`] : shown),
      left > 0 ? mrkdwn`and ${plural(left, 'open release')} more` : null,
    ),
    ...(row === null ? [] : [row]),
  ];
}

/** What can go further now, of the releases that are shown. */
function promotions({ open, fileState }: ProjectStatus): readonly Button[] {
  const found: Button[] = [];
  for (const { release, candidate, environments } of open.slice(0, mostReleases)) {
    const facts = { release, candidates: [candidate], environments, fileState };
    found.push(...promotionButtons(facts, { from: found.length }));
  }
  return found;
}

import type { KnownBlock, SectionBlock } from '@slack/types';
import type { MyWork } from '../../domain/answer/my-work.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { actor } from '../text/mention.ts';
import { bold, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { stateWords } from './state-words.ts';

const mostApprovals = 10;
const mostRollbacks = 5;
/** A button carries the name whole; a longer one can still be typed. */
const longestName = 200;

/** What waits for this person's word, and what the lanes are doing; nothing where there is neither. */
export function myWork({ approvals, lanes }: MyWork): readonly KnownBlock[] {
  const busy = lanes.filter(({ lane }) => lane.occupant !== null || lane.queued.length > 0);
  const left = approvals.length - mostApprovals;
  return [
    ...(approvals.length === 0 ? [] : [header('Waiting for you')]),
    ...approvals.slice(0, mostApprovals).map(waiting),
    ...(left > 0 ? [context(mrkdwn`and ${plural(left, 'request')} more`)] : []),
    ...(busy.length === 0 ? [] : [header('Lanes')]),
    ...listing(
      busy.map(({ project, lane }) => {
        const { occupant, queued, environment } = lane;
        const runs =
          occupant === null
            ? mrkdwn`free`
            : mrkdwn`${occupant.candidate} ${stateWords[occupant.deployment.state].words}`;
        const behind = queued.length === 0 ? nothing : mrkdwn`, ${queued.length} queued`;
        return mrkdwn`• ${bold(`${project} ${environment}`)}: ${runs}${behind}`;
      }),
      { sections: 2 },
    ).sections,
    ...wayBack(lanes),
  ];
}

/** Where the users are, the way back is one click from the Home tab. */
function wayBack(lanes: MyWork['lanes']): readonly KnownBlock[] {
  const able = lanes.flatMap(({ project, lane: { environment }, back }) =>
    back === null || environment.length > longestName || !environment.isWellFormed()
      ? []
      : [{ project, environment, ...back }],
  );
  if (able.length === 0) return [];
  const row = buttons(
    ...able.slice(0, mostRollbacks).map(({ project, environment, projectId }, at) =>
      button(`Roll back ${project} ${environment}`, `rollback:ask:${at}`, `${projectId} ${environment}`, {
        style: 'danger',
      }),
    ),
  );
  return row === null ? [] : [header('Way back'), row];
}

function waiting({ project, deployment, candidate }: MyWork['approvals'][number]): SectionBlock {
  const { expiresAt, requestedAt, requestedBy, environment, id } = deployment;
  const until = expiresAt === null ? nothing : mrkdwn`, until ${slackDate(expiresAt)}`;
  const block = lines(
    mrkdwn`${bold(`${project} ${candidate}`)} to ${bold(environment)}, asked for by ${actor(requestedBy)} ${slackDate(requestedAt)}${until}`,
  );
  return { ...block, accessory: button('Look at it', 'promote:show', id, { style: 'primary' }) };
}

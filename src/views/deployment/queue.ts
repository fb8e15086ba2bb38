import type { KnownBlock } from '@slack/types';
import type { LaneAnswer, QueueAnswer } from '../../domain/answer/queue.ts';
import type { Deployment } from '../../domain/deployment/deployment.ts';
import { startsAbout } from '../../domain/deployment/estimate.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { context, divider, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { duration } from '../text/duration.ts';
import { actor } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { stateWords } from './state-words.ts';

const mostLanes = 10;
const mostShown = 3;

/** Lanes: who holds each, who is queued with when they may start, and how many wait for gates. */
export function renderQueue({ project, lanes }: QueueAnswer, now: Date): Message {
  const title = `${project}: queue`;
  const queued = lanes.reduce((sum, lane) => sum + lane.queued.length, 0);
  const left = lanes.length - mostLanes;
  return message(mrkdwn`${title}. ${plural(queued, 'deployment')} queued.`, [
    header(title),
    lanes.length === 0 ? lines(mrkdwn`The project has no environment.`) : null,
    ...lanes.slice(0, mostLanes).flatMap((lane) => laneBlocks(lane, now)),
    left > 0
      ? context(mrkdwn`and ${plural(left, 'lane')} more: ${code('/release queue <environment>')}`)
      : null,
    context(mrkdwn`As of ${slackDate(now)}`),
  ]);
}

function laneBlocks(lane: LaneAnswer, now: Date): readonly KnownBlock[] {
  const { environment, queued } = lane;
  const planned = lane.requested.filter(({ deployment }) => deployment.plannedAt !== null);
  const requested = lane.requested.filter(({ deployment }) => deployment.plannedAt === null);
  return [
    divider,
    lines(mrkdwn`${bold(environment)}  ${occupantWords(lane, now)}`),
    ...queued.slice(0, mostShown).flatMap((each, at) => queuedBlocks(lane, each, at, now)),
    ...(queued.length > mostShown
      ? [context(mrkdwn`and ${queued.length - mostShown} more in the queue`)]
      : []),
    ...planned.slice(0, mostShown).flatMap(plannedBlocks),
    ...(planned.length > mostShown ? [context(mrkdwn`and ${planned.length - mostShown} more planned`)] : []),
    ...(requested.length === 0
      ? []
      : [
          lines(
            mrkdwn`Waiting for gates: ${requestedWords(requested.map(({ candidate }) => candidate))}. ${code(`/release why ${environment}`, 100)} shows what for.`,
          ),
        ]),
  ];
}

function plannedBlocks({ deployment, candidate }: LaneAnswer['requested'][number]): readonly KnownBlock[] {
  const { plannedAt, requestedBy, id } = deployment;
  const when = plannedAt === null ? nothing : mrkdwn` for ${slackDate(plannedAt)}`;
  const row = buttons(
    button('Start now', 'promote:start', id),
    button('Why?', 'why:deployment', id),
    cancelButton(deployment, candidate),
  );
  const what = mrkdwn`${bold(candidate)} is planned${when}, by ${actor(requestedBy)}`;
  return row === null ? [lines(what)] : [lines(what), row];
}

function queuedBlocks(
  lane: LaneAnswer,
  { deployment, candidate }: LaneAnswer['queued'][number],
  at: number,
  now: Date,
): readonly KnownBlock[] {
  const row = buttons(
    at === 0 ? null : button('Move up', 'queue:up', deployment.id),
    button('Why?', 'why:deployment', deployment.id),
    cancelButton(deployment, candidate),
  );
  const who = actor(deployment.requestedBy);
  const what = mrkdwn`${at + 1}. ${bold(candidate)}, ${deployment.origin}, asked for by ${who}${startWords(lane, at, now)}`;
  return row === null ? [lines(what)] : [lines(what), row];
}

export const cancelButton = ({ id, environment }: Deployment, candidate: string) =>
  button('Cancel', 'promote:cancel', id, {
    question: {
      title: 'Cancel this deployment?',
      text: `${candidate} to ${environment} ends here. Where its run has begun, GitHub is asked to stop it.`,
      yes: 'Cancel it',
    },
  });

function occupantWords({ occupant, queued }: LaneAnswer, now: Date): Mrkdwn {
  if (occupant === null) return queued.length === 0 ? mrkdwn`is free` : mrkdwn`is free: the next starts now`;
  const { candidate, deployment } = occupant;
  const since =
    deployment.startedAt === null
      ? nothing
      : mrkdwn`, for ${duration(Math.max(now.getTime() - deployment.startedAt.getTime(), 0))}`;
  return mrkdwn`${candidate} is ${stateWords[deployment.state].words}${since}`;
}

/** When it may start, by how long the last ones took; nothing where there is no history to tell from. */
function startWords({ occupant, usualMs }: LaneAnswer, at: number, now: Date): Mrkdwn {
  const runsSince = occupant?.deployment.startedAt ?? null;
  const about = startsAbout({ usualMs, runsSince, before: at, now });
  return about === null ? nothing : mrkdwn`, to start about ${slackDate(about)}`;
}

function requestedWords(candidates: readonly string[]): Mrkdwn {
  const [first = ''] = candidates;
  return candidates.length === 1
    ? bold(first)
    : mrkdwn`${bold(first)} and ${plural(candidates.length - 1, 'other')}`;
}

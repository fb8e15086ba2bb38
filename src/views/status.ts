import type { KnownBlock } from '@slack/types';
import type { ProjectStatus, ReleaseStatus } from '../domain/answer/status.ts';
import { button, buttons, linkButton } from './blocks/buttons.ts';
import { context, divider, header, lines } from './blocks/section.ts';
import { type BuildState, buildState } from './build/build-state.ts';
import { badLine } from './card/banners.ts';
import { environmentLines, stopLines } from './card/environments.ts';
import { waiting } from './card/waiting.ts';
import { type Message, message } from './message.ts';
import { kindCounts } from './notes/counts.ts';
import {
  fileLine,
  lastClosedLine,
  runsLines,
  summaryLine,
  trainLine,
  waitingFileLine,
} from './status/project-lines.ts';
import { ago } from './text/duration.ts';
import { captainName } from './text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { plural } from './text/plural.ts';
import { shortSha } from './text/short-sha.ts';
import { slackDate } from './text/slack-date.ts';

const mostReleases = 10;
const mostEnvironments = 6;

/** What is in flight in a project, and what waits for whom. */
export function renderStatus(status: ProjectStatus, now: Date): Message {
  const { project, open, about } = status;
  const title = `${project.name}${about === null ? '' : ` ${about.version}`}: status`;
  const summary = summaryLine(status);
  const standing = [
    summary,
    fileLine(status),
    waitingFileLine(status),
    about === null ? trainLine(status) : null,
    ...runsLines(status),
    ...startingLines(status),
  ].filter((line) => line !== null);
  const small = [lastClosedLine(status), mrkdwn`${status.repositoryName}`].filter((line) => line !== null);
  const left = open.length - mostReleases;
  return message(summary === null ? mrkdwn`${title}` : mrkdwn`${title}. ${summary}`, [
    header(title),
    standing.length === 0 ? null : lines(...standing),
    ...open.slice(0, mostReleases).flatMap((each) => releaseBlocks(each, now)),
    left > 0 ? context(mrkdwn`and ${plural(left, 'open release')} more, older ones`) : null,
    context(...small),
    open.length === 0 && about === null
      ? context(mrkdwn`${code(`/release preview ${project.name}`)} shows what a cut would contain.`)
      : null,
  ]);
}

const startingLines = ({ starting }: ProjectStatus): readonly Mrkdwn[] =>
  starting
    .slice(0, mostReleases)
    .map(
      ({ version, hotfix }) =>
        mrkdwn`🚑 ${bold(version)} is being made from ${hotfix?.from ?? ''}. Its card shows how it goes.`,
    );

function releaseBlocks(each: ReleaseStatus, now: Date): readonly KnownBlock[] {
  const { release, candidate, dispatch } = each;
  const build = buildState(candidate, dispatch);
  const row = buttons(
    button('All changes', 'notes:show', release.id),
    candidate.state === 'failed' || candidate.state === 'errored'
      ? button('Repeat build', 'build:repeat', candidate.id)
      : null,
    linkButton('Build run', build.runUrl, 'run'),
  );
  return [
    divider,
    lines(
      mrkdwn`${{ mrkdwn: build.symbol }} ${bold(candidate.name)}  ${build.sentence}`,
      candidate.badSince === null ? null : badLine(candidate),
      mrkdwn`${kindCounts(release.notes) || 'No changes'}. Cut ${ago(candidate.cutAt, now)}, ${slackDate(candidate.cutAt)}, at ${shortSha(candidate.sha)}, ${release.captainId === null ? 'by its schedule' : mrkdwn`captain ${captainName(release.captainId)}`}.`,
      waitsLine(each, build),
      ...each.environments
        .slice(0, mostEnvironments)
        .flatMap((line) => [...environmentLines(line), ...stopLines(line)]),
    ),
    ...(row === null ? [] : [row]),
  ];
}

function waitsLine(
  { release, candidate, dispatch, environments }: ReleaseStatus,
  build: BuildState,
): Mrkdwn | null {
  if (candidate.state === 'ready')
    return waiting({ release, candidates: [candidate], dispatch, environments });
  if (build.next === null) return null;
  const isOver = candidate.state === 'failed' || candidate.state === 'errored';
  return isOver ? mrkdwn`Waits for ${captainName(release.captainId)}. ${build.next}` : build.next;
}

import type { ActionsBlock, Button, SectionBlock } from '@slack/types';
import type { CardFacts } from '../domain/release/card.ts';
import { button, buttons, linkButton } from './blocks/buttons.ts';
import { context, header, lines, section } from './blocks/section.ts';
import { type BuildState, buildState } from './build/build-state.ts';
import { banners } from './card/banners.ts';
import { beforeCandidate } from './card/before-candidate.ts';
import { changes } from './card/changes.ts';
import { environmentBlocks } from './card/environments.ts';
import { origin, range } from './card/origin.ts';
import { pickLines, reopenButtons } from './card/picks.ts';
import { promotionButtons } from './card/promotion-buttons.ts';
import { takeButton } from './card/take.ts';
import { waiting } from './card/waiting.ts';
import { type Message, message } from './message.ts';
import { code, mrkdwn } from './text/mrkdwn.ts';
import { slackDate } from './text/slack-date.ts';

/** The one message that shows a release, drawn from its present state each time. */
export function renderCard(facts: CardFacts, now: Date): Message {
  const { project, release, candidates } = facts;
  const latest = candidates.at(-1);
  if (latest === undefined) return beforeCandidate(facts);
  const build = buildState(latest, facts.dispatch);
  const title = `${project.name} ${release.version} · rc.${latest.number}`;
  const isOpen = release.state === 'open';
  const wait = waiting(facts);
  return message(mrkdwn`${title}: ${isOpen ? build.state : release.state}`, [
    header(title),
    ...banners(facts).map(section),
    lines(mrkdwn`${{ mrkdwn: build.symbol }} ${build.sentence}`, isOpen ? build.next : null, wait),
    ...environmentBlocks(facts),
    ...picks(facts),
    actions(facts, build),
    lines(origin(facts), range(facts)),
    ...changes(release),
    context(
      mrkdwn`${facts.repositoryName} · tag ${code(latest.tag)} · build ${{ mrkdwn: String(latest.buildNumber) }} · as of ${slackDate(now)}`,
    ),
  ]);
}

function picks(facts: CardFacts): readonly SectionBlock[] {
  const lines = pickLines(facts);
  return lines === null ? [] : [section(lines)];
}

/** Only what is possible now. */
function actions(facts: CardFacts, { runUrl }: BuildState): ActionsBlock | null {
  const { release, candidates } = facts;
  const latest = candidates.at(-1);
  const isOpen = release.state === 'open';
  const isOver = latest?.state === 'failed' || latest?.state === 'errored';
  return buttons(
    ...promotionButtons(facts),
    ...rollbacks(facts),
    isOpen && isOver ? button('Repeat build', 'build:repeat', latest.id, { style: 'primary' }) : null,
    isOpen ? button('Edit notes', 'notes:edit', release.id) : null,
    takeButton(facts),
    ...reopenButtons(facts),
    isOpen ? button('Pick a change…', 'pick:ask', release.id) : null,
    isToReplace(facts) ? button('Cut without…', 'cut:without', release.id) : null,
    button('All changes', 'notes:show', release.id),
    linkButton('Build run', runUrl, 'run'),
    isOpen ? button('Abandon…', 'abandon:ask', release.id, { style: 'danger' }) : null,
  );
}

/** It was returned, or is to be: a release without one of its changes can take its place. */
const isToReplace = ({ release, candidates }: CardFacts): boolean =>
  release.state === 'returned' || (release.state === 'shipped' && candidates.at(-1)?.badSince != null);

/** One for each environment in which this release is what a rollback would take away. */
function rollbacks({ project, environments }: CardFacts): readonly Button[] {
  return environments
    .filter(
      ({ back, environment: { name } }) =>
        back?.kind === 'possible' && name.length <= longestName && name.isWellFormed(),
    )
    .slice(0, mostRollbacks)
    .map(({ environment: { name } }, at) =>
      button(`Roll back ${name}`, `rollback:ask:${at}`, `${project.id} ${name}`, { style: 'danger' }),
    );
}

/** So many environments can be rolled back at once; beyond that, the command names them. */
const mostRollbacks = 4;
/** A button carries the name whole; a longer one can still be typed. */
const longestName = 200;

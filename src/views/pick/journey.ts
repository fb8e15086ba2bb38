import type { EnvironmentStage, Journey, NextStep, ReleaseStage } from '../../domain/pick/journey.ts';
import type { PickState } from '../../domain/pick/pick.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { lines } from '../blocks/section.ts';
import { rungLine } from '../deployment/gate-words.ts';
import { runsWords } from '../deployment/runs-words.ts';
import { type Message, message } from '../message.ts';
import { link } from '../text/link.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';

const mostRungs = 5;

/** Where a change is, release by release and environment by environment, and what comes next. */
export function renderJourney(journey: Journey): Message {
  const { source, isMerged, releases, environments, next } = journey;
  const name =
    source.prNumber === null ? (source.commits[0]?.sha.slice(0, 7) ?? journey.text) : `#${source.prNumber}`;
  const first = mrkdwn`${link(source.url, name)} ${bold(source.title)}: ${isMerged ? 'merged' : 'not merged yet'}.`;
  const inReleases = listing(releases.map(releaseLine), { sections: 2, lines: 20 });
  const inEnvironments = listing(environments.map(environmentLine), { sections: 2, lines: 20 });
  const isOnItsWay = isMerged && next.kind !== 'arrived';
  return message(first, [
    lines(
      first,
      journey.others.length === 0
        ? null
        : mrkdwn`${code(journey.text, 80)} is in the title of ${nameSome(journey.others)} too: ask for each.`,
    ),
    ...inReleases.sections,
    ...inEnvironments.sections,
    lines(...nextWords(next)),
    isOnItsWay
      ? buttons(
          button(
            'Tell me when it is in production',
            'where:watch',
            `${journey.projectId} ${name}`.slice(0, 200).toWellFormed(),
          ),
        )
      : null,
  ]);
}

const picks: Partial<Record<PickState, string>> = {
  wanted: 'it is being picked',
  picking: 'it is being picked',
  moving: 'it is being picked',
  picked: 'it is being picked',
  conflict: 'its pick is in conflict',
  open: 'its pick waits in a pull request',
  protected: 'its pick waits in a pull request',
  reopening: 'its pull request is opened again',
};

const pickEnds: Partial<Record<PickState, string>> = {
  closed: 'its pull request was closed without a merge',
  failed: 'it could not be picked',
};

function releaseLine({ version, state, first, latest, pick }: ReleaseStage): Mrkdwn {
  const name = mrkdwn`${bold(version)}, ${state}`;
  if (first !== null) return mrkdwn`✅ ${name}: since ${first}`;
  const onItsWay = pick === null ? undefined : picks[pick];
  const end = pick === null ? undefined : pickEnds[pick];
  if (end !== undefined) return mrkdwn`❌ ${name}: not in ${latest}; ${end}`;
  return onItsWay === undefined
    ? mrkdwn`▫️ ${name}: not in ${latest}`
    : mrkdwn`⏳ ${name}: not in ${latest}; ${onItsWay}`;
}

function environmentLine({ runs, isThere }: EnvironmentStage): Mrkdwn {
  return mrkdwn`${isThere ? mrkdwn`✅` : mrkdwn`▫️`} ${bold(runs.environment)}: ${isThere ? nothing : mrkdwn`not there; `}${runsWords(runs)}`;
}

function nextWords(next: NextStep): readonly Mrkdwn[] {
  switch (next.kind) {
    case 'merge':
      return [mrkdwn`${bold('Next:')} it is merged. Then a cut or a pick takes it on.`];
    case 'cut':
      return [
        mrkdwn`${bold('Next:')} no open release has it. A captain cuts one, ${code('/release cut')}, or picks it, ${code('/release pick')}.`,
      ];
    case 'promote':
      return [
        mrkdwn`${bold('Next:')} nobody has asked for ${next.candidate} in ${code(next.environment, 80)} yet: ${code(`/release promote ${next.candidate} to ${next.environment}`)}`,
      ];
    case 'wait':
      return [
        mrkdwn`${bold('Next:')} ${next.candidate} waits for ${code(next.environment, 80)}.`,
        ...next.rungs.slice(0, mostRungs).map((rung) => rungLine(rung)),
      ];
    case 'arrived':
      return [mrkdwn`It has arrived.`];
    default:
      return next satisfies never;
  }
}

export function renderWatched(what: string): Message {
  const first = mrkdwn`You will hear directly when ${bold(what)} is in every environment of the last tier.`;
  return message(first, [lines(first)]);
}

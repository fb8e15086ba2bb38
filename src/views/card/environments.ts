import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type Deployment, isInDoubt } from '../../domain/deployment/deployment.ts';
import type { WhatRuns } from '../../domain/policy/policy-facts.ts';
import type { CardFacts } from '../../domain/release/card.ts';
import { type EnvironmentLine, isActive } from '../../domain/release/environment-line.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { heldSince } from '../deployment/hold-words.ts';
import { phaseLine } from '../deployment/phases.ts';
import { cancelButton } from '../deployment/queue.ts';
import { reasonWords } from '../deployment/reason-words.ts';
import { runsWords } from '../deployment/runs-words.ts';
import { stateWords } from '../deployment/state-words.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';

/** A card stays one screen; the queue shows all lanes. */
const mostShown = 8;

/** A line for each environment with its state, and the buttons of what is under way there. */
export function environmentBlocks({ environments, release }: CardFacts): readonly KnownBlock[] {
  if (environments.length === 0) return [];
  const shown = environments.slice(0, mostShown);
  const left = environments.length - mostShown;
  const isOpen = release.state === 'open' || release.state === 'shipped';
  const rows = shown.flatMap((line): readonly KnownBlock[] => {
    const row = isOpen && (isActive(line) || isSettledByWord(line)) ? choices(line) : null;
    return row === null ? [] : [row];
  });
  return [
    lines(
      ...shown.flatMap((line) => [...environmentLines(line), ...stopLines(line)]),
      left > 0 ? mrkdwn`and ${plural(left, 'environment')} more` : null,
    ),
    ...rows,
  ];
}

/** What stops an environment, or takes this release out of it. */
export function stopLines({ held, back }: EnvironmentLine): readonly Mrkdwn[] {
  return [
    ...(back?.kind === 'under-way' ? [mrkdwn`      ↩️ is being rolled back to ${back.to}`] : []),
    ...(held === null ? [] : [mrkdwn`      ✋ held ${heldSince(held)}`]),
  ];
}

/** What runs in an environment, and how this release stands there. */
export function environmentLines(line: EnvironmentLine): readonly Mrkdwn[] {
  const { environment, runs, latest } = line;
  const name = bold(environment.name);
  if (latest === null || (latest.deployment.state === 'succeeded' && runs.candidate !== null)) {
    const arrived = latest !== null && runs.candidate?.id === latest.deployment.candidateId;
    const symbol = arrived && runs.candidate?.badSince === null ? '✅' : '▫️';
    return [mrkdwn`${{ mrkdwn: symbol }} ${name}  runs ${runsWords(runs)}`];
  }
  const { deployment, candidate } = latest;
  const { symbol, words } = stateWords[deployment.state];
  const why = deployment.stateReason === null ? null : reasonWords(deployment.stateReason).what;
  const after = isActive(line) ? meanwhile(runs, deployment) : mrkdwn`; runs ${runsWords(runs)}`;
  const head = mrkdwn`${{ mrkdwn: symbol }} ${name}  ${journey(deployment, candidate)} ${words}${planned(deployment)}${after}`;
  const hasBegun = deployment.startedAt !== null;
  return [
    head,
    ...(hasBegun ? [mrkdwn`      ${phaseLine(deployment)}`] : []),
    ...(why === null ? [] : [mrkdwn`      ${why}`]),
  ];
}

const planned = ({ state, plannedAt }: Deployment): Mrkdwn =>
  state === 'requested' && plannedAt !== null ? mrkdwn`, planned for ${slackDate(plannedAt)}` : nothing;

const isSettledByWord = ({ latest }: EnvironmentLine): boolean =>
  latest !== null && isInDoubt(latest.deployment);

/** What goes there; a rollback is known by what it takes away, too. */
const journey = ({ rollback }: Deployment, candidate: string): Mrkdwn =>
  rollback === null ? mrkdwn`${candidate}` : mrkdwn`rollback from ${rollback.away.name} to ${candidate}`;

/** What runs until the one under way has arrived. That it is under way is said: no need to doubt the rest. */
function meanwhile({ candidate }: WhatRuns, { rollback, candidateId }: Deployment): Mrkdwn {
  if (rollback !== null || candidate === null) return nothing;
  return candidate.id === candidateId
    ? mrkdwn`, once more: it runs there already`
    : mrkdwn`; before it ran ${candidate.name}`;
}

/** What can be done about a deployment that is under way; its environment is named where it matters. */
function choices({ environment, latest }: EnvironmentLine): ActionsBlock | null {
  if (latest === null) return null;
  const { deployment, candidate } = latest;
  const { id, state } = deployment;
  const waits = state === 'requested' || state === 'queued';
  const isToCall = state === 'verifying' || isInDoubt(deployment);
  return buttons(
    waits ? button(`Why? (${environment.name})`, 'why:deployment', id) : null,
    isToCall ? button('Healthy', 'promote:healthy', id, { style: 'primary' }) : null,
    isToCall ? button('Faulty…', 'promote:faulty', id, { style: 'danger' }) : null,
    isInDoubt(deployment)
      ? null
      : state === 'errored'
        ? button('Nothing runs…', 'promote:attest', id, { style: 'danger' })
        : cancelButton(deployment, candidate),
  );
}

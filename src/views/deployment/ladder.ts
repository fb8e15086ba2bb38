import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { DeploymentLadder, LadderAnswer, Simulation } from '../../domain/answer/ladder.ts';
import { isOverridable } from '../../domain/policy/judge-ladder.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, divider, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { rungLine } from './gate-words.ts';
import { heldSince } from './hold-words.ts';
import { runsWords } from './runs-words.ts';
import { stateWords } from './state-words.ts';

/** Slack shows at most 25 in a row; a person needs few. */
const mostOverrides = 10;

/** Why an environment has what it has: each gate of what waits for it, and what or who clears it. */
export function renderLadder(answer: LadderAnswer, now: Date): Message {
  const { project, environment, runs, held, occupant, waiting } = answer;
  const title = `${project}: why ${environment}`;
  const summary = waiting.length === 0 ? mrkdwn`Nothing waits.` : mrkdwn`What it waits for`;
  return message(mrkdwn`${title}. ${summary}`, [
    header(title),
    lines(
      mrkdwn`${bold('Runs')} ${runsWords(runs)}`,
      held === null ? null : mrkdwn`✋ ${bold('Held')} ${heldSince(held)}. Nothing goes there by itself.`,
      occupant === null
        ? null
        : mrkdwn`${bold('In the lane')} ${occupant.candidate}, ${stateWords[occupant.deployment.state].words}`,
      waiting.length > 0
        ? null
        : mrkdwn`Nothing waits for it. ${code(`/release promote to ${environment}${held === null ? '' : ' because …'}`, 120)} asks for a deployment${held === null ? nothing : mrkdwn`, and says what was mended`}.`,
    ),
    ...waiting.flatMap((each) => ladderBlocks(each, answer)),
    context(mrkdwn`As of ${slackDate(now)}`),
  ]);
}

function ladderBlocks(
  each: DeploymentLadder,
  { canOverride, occupant, environment }: Pick<LadderAnswer, 'canOverride' | 'occupant' | 'environment'>,
): readonly KnownBlock[] {
  const { candidate, deployment, ladder, position } = each;
  const place = position === null ? nothing : mrkdwn` at place ${position}`;
  const row = canOverride ? overrides(each) : null;
  return [
    divider,
    lines(
      mrkdwn`${bold(candidate)} ${stateWords[deployment.state].words}${place}`,
      deployment.rollback === null || occupant === null
        ? null
        : mrkdwn`↩️ It goes as soon as it is certain that ${occupant.candidate} has stopped, which GitHub was asked for. Whoever has made sure that nothing of it runs says so: ${code(`/release rollback ${environment} nothing runs because …`, 200)}.`,
    ),
    ...listing(
      ladder.map((rung) => rungLine(rung)),
      { sections: 3 },
    ).sections,
    ...(row === null ? [] : [row]),
  ];
}

/** One for each gate that stands and may be opened; whether this person may is asked when it is pressed. */
function overrides({ deployment, ladder }: DeploymentLadder): ActionsBlock | null {
  return buttons(
    ...ladder
      .filter(({ gate, answer }) => isOverridable(gate, answer))
      .slice(0, mostOverrides)
      .map(({ gate }) =>
        button(
          `Override “${gate}”…`,
          `why:override:${gate.replaceAll(' ', '-')}`,
          `${deployment.id} ${gate}`,
          {
            style: 'danger',
          },
        ),
      ),
  );
}

/** The ladder as it would be at another time, by what is known now. */
export function renderSimulation(simulation: Simulation): Message {
  const { project, environment, candidate, at, ladder } = simulation;
  const title = `${project}: ${candidate} to ${environment}, simulated`;
  const closed = ladder.filter(({ answer }) => answer.state !== 'holds');
  const outcome: Mrkdwn =
    closed.length === 0
      ? mrkdwn`✅ It would start ${slackDate(at)}, if the environment is free.`
      : mrkdwn`⏳ It would not start ${slackDate(at)}: ${closed.length === 1 ? 'one gate does' : `${closed.length} gates do`} not hold.`;
  return message(outcome, [
    header(title),
    lines(outcome),
    ...listing(
      ladder.map((rung) => rungLine(rung, { isSimulated: true })),
      { sections: 3 },
    ).sections,
    context(
      mrkdwn`Nothing was asked for. Windows, freezes and soak are reckoned for that time; approvals and checks are as they are now.`,
    ),
  ]);
}

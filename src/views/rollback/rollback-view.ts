import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Outcome } from '../../domain/outcome.ts';
import type { PastDeployment } from '../../domain/rollback/choose.ts';
import type { RollbackPreview } from '../../domain/rollback/preview.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { header, lines } from '../blocks/section.ts';
import { fitBlocks, type Message, message } from '../message.ts';
import { modal } from '../modal.ts';
import { refusalWords } from '../refusals.ts';
import { ago } from '../text/duration.ts';
import { plain } from '../text/escape.ts';
import { code, mrkdwn } from '../text/mrkdwn.ts';
import { listed, plural } from '../text/plural.ts';
import { mayBeAnew, rollbackEvidence } from './rollback-evidence.ts';

/** Slack shows so many options in one list. */
const mostOptions = 50;
const longestReason = 1000;
const longestName = 100;
/** As many as a button can carry. */
const mostAtOnce = 10;

const words = (text: string, room = 75) => ({
  type: 'plain_text' as const,
  text: plain(text, room) || '–',
  emoji: false,
});

/** The one window of a rollback: the evidence, what it goes back to, and a button that reads Roll back. */
export function rollbackView(preview: RollbackPreview): ModalView {
  const isToday = mayBeAnew(preview);
  const asksPlan = (preview.contracting ?? []).length > 0;
  return modal({
    title: 'Roll back',
    submit: 'Roll back',
    callback: 'rollback:submit',
    context: contextOf(preview),
    blocks: [
      header(`Roll back ${preview.environment.name}`),
      ...fitBlocks(evidenceBlocks(preview, 'window'), 80),
      ...targetChoice(preview),
      ...(isToday ? [anewChoice] : []),
      ...(asksPlan
        ? [text('plan', 'What is done about the migrations', 'Recorded, and told in the channel.')]
        : []),
      {
        ...text('reason', 'Why', 'May come afterwards. Recorded, and told in the channel.'),
        optional: true,
      },
    ],
  });
}

/** The same where no window can be opened: the evidence, and a button that does it, unless more has to be said first. */
export function renderRollbackPreview(preview: RollbackPreview): Message {
  const { environment, choice, obstacle } = preview;
  const title = `Roll back ${environment.name}`;
  const other = choice.others[0];
  const isEnough = obstacle === null && (preview.contracting ?? []).length === 0;
  return message(mrkdwn`${title} from ${choice.away.candidate.name} to ${choice.target.candidate.name}?`, [
    header(title),
    ...evidenceBlocks(preview),
    lines(
      mrkdwn`As text: ${code(asText(preview), 200)}`,
      other === undefined
        ? null
        : mrkdwn`It can also go back to ${choice.others
            .slice(0, 5)
            .map(({ candidate }) => candidate.name)
            .join(', ')}.`,
    ),
    buttons(isEnough ? button('Roll back', 'rollback:shown', contextOf(preview), { style: 'danger' }) : null),
  ]);
}

/** What is typed to have it, with all that is asked for. */
function asText(preview: RollbackPreview): string {
  const { environment, choice, obstacle, contracting } = preview;
  const isGone = obstacle?.code === 'rollback-tag-gone';
  const target = (isGone ? choice.others[0] : undefined) ?? choice.target;
  const anew = mayBeAnew(preview) ? ' anew' : '';
  const plan = (contracting ?? []).length > 0 ? ' plan "…"' : '';
  return `rollback ${environment.name} to ${target.candidate.name}${anew}${plan} because …`;
}

/** Several environments at once: what goes and what comes back in each, and one button for all that can. */
export function renderRollbackPreviews(
  projectId: string,
  each: readonly { readonly environment: string; readonly preview: Outcome<RollbackPreview> }[],
): Message {
  const able = each
    .slice(0, mostAtOnce)
    .flatMap(({ preview }) => (preview.ok && preview.value.obstacle === null ? [preview.value] : []));
  const names = able.map(({ environment }) => environment.name);
  const value = able.map(({ choice, environment }) => `${choice.away.candidate.id}:${named(environment)}`);
  const title = mrkdwn`Roll back ${plural(each.length, 'environment')}?`;
  return message(title, [
    lines(title),
    ...each.flatMap(({ environment, preview }) => [
      header(environment),
      ...(preview.ok
        ? rollbackEvidence(preview.value)
            .slice(0, 2)
            .map((paragraph) => lines(...paragraph))
        : [lines(refusalWords(preview.refusal).sentence)]),
    ]),
    buttons(
      names.length === 0
        ? null
        : button(`Roll back ${listed(names)}`, 'rollback:all', `${projectId} ${value.join(',')}`, {
            style: 'danger',
            question: {
              title: 'Roll back?',
              text: `${listed(names)}: one decision, at once. They are held afterwards.`,
              yes: 'Roll back',
            },
          }),
    ),
  ]);
}

/** What the person was shown, so that nothing else is done. */
const contextOf = ({ project, environment, choice }: RollbackPreview): string =>
  `${project.id} ${choice.away.candidate.id} ${choice.target.candidate.id} ${named(environment)}`;

/** Long names are cut: an environment is found by the beginning of its name. */
const named = ({ name }: RollbackPreview['environment']): string =>
  Array.from(name.toWellFormed()).slice(0, longestName).join('');

const evidenceBlocks = (preview: RollbackPreview, place?: 'window'): readonly KnownBlock[] =>
  rollbackEvidence(preview, place).map((paragraph) => lines(...paragraph));

function targetChoice({ choice, now }: RollbackPreview): readonly KnownBlock[] {
  if (choice.others.length === 0) return [];
  const options = [choice.target, ...choice.others].slice(0, mostOptions).map((past) => option(past, now));
  const [initial] = options;
  return [
    {
      type: 'input',
      block_id: 'target',
      label: words('Back to'),
      // The evidence is that of what is chosen.
      dispatch_action: true,
      element: {
        type: 'static_select',
        action_id: 'rollback:target',
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    },
  ];
}

function option({ candidate, deployment }: PastDeployment, now: Date) {
  const { succeededAt } = deployment;
  const when = succeededAt === null ? '' : `, verified ${ago(succeededAt, now)}`;
  return { text: words(`${candidate.name}${when}`), value: candidate.id };
}

const anewOption = { text: words('Use the workflow and inputs that are configured today'), value: 'today' };

const anewChoice: KnownBlock = {
  type: 'input',
  block_id: 'parameters',
  optional: true,
  label: words('What it was deployed with is no longer taken'),
  element: { type: 'checkboxes', action_id: 'parameters', options: [anewOption] },
};

const text = (name: string, label: string, hint: string): InputBlock => ({
  type: 'input',
  block_id: name,
  label: words(label),
  hint: words(hint, 150),
  element: { type: 'plain_text_input', action_id: name, multiline: true, max_length: longestReason },
});

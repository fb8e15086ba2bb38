import type { KnownBlock, ModalView } from '@slack/types';
import { sourceName } from '../../domain/pick/pick.ts';
import type { PickPlan, PickTarget } from '../../domain/pick/pick-target.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { modal } from '../modal.ts';
import { plain } from '../text/escape.ts';
import { link } from '../text/link.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** Slack takes no more in one group of boxes. */
const mostBoxes = 10;

/** The window in which the releases are chosen; those that have the change are shown and left out. */
export function pickView(plan: PickPlan, context: string): ModalView {
  const missing = plan.targets.filter(({ state }) => state === 'missing');
  const offered = missing.slice(0, mostBoxes);
  return modal({
    title: 'Pick a change',
    ...(offered.length === 0 ? {} : { submit: 'Pick' }),
    callback: 'pick:submit',
    context: context.toWellFormed(),
    blocks: [
      // What cannot be ticked comes first: a list of many releases is cut at its end.
      lines(headline(plan), ...tooMany(missing.length, 'older'), ...restOf(plan)),
      ...(offered.length === 0 ? [] : [boxes(offered)]),
    ],
  });
}

function boxes(offered: readonly PickTarget[]): KnownBlock {
  const options = offered.map(({ version, candidate, next }) => ({
    text: { type: 'plain_text' as const, text: plain(`${candidate} → ${next}`, 75), emoji: false },
    value: version.slice(0, 75),
  }));
  return {
    type: 'input',
    block_id: 'releases',
    label: { type: 'plain_text', text: 'Into', emoji: false },
    hint: {
      type: 'plain_text',
      text: 'Each gets a candidate of its own. A later release that is left out has to get the fix before it ships.',
      emoji: false,
    },
    element: { type: 'checkboxes', action_id: 'releases', options, initial_options: options },
  };
}

const headline = ({ source }: PickPlan): Mrkdwn =>
  mrkdwn`${link(source.url, sourceName(source))} ${bold(source.title)}: ${plural(source.commits.length, 'commit')}.`;

/** The releases that are not asked for, and why. */
function restOf({ targets }: PickPlan): readonly Mrkdwn[] {
  return targets.flatMap(({ state, version, candidate }) =>
    state === 'missing'
      ? []
      : [
          state === 'has'
            ? mrkdwn`✅ ${bold(version)} has it: ${candidate}.`
            : mrkdwn`⏳ ${bold(version)} is getting it.`,
        ],
  );
}

const tooMany = (count: number, which: 'older' | 'later'): readonly Mrkdwn[] =>
  count > mostBoxes
    ? [
        mrkdwn`⚠️ ${plural(count - mostBoxes, `more ${which} release`)} cannot be ticked here: name them, as in ${code('/release pick #123 into 1.5 1.4')}.`,
      ]
    : [];

/** The same in words, where no window could be opened. */
export function renderPickPlan(plan: PickPlan, text: string): Message {
  const missing = plan.targets.filter(({ state }) => state === 'missing');
  const first = headline(plan);
  const offered = missing.slice(0, mostBoxes);
  const versions = offered.map(({ version }) => version).join(' ');
  return message(first, [
    lines(
      first,
      ...offered.map(({ candidate, next }) => mrkdwn`• ${candidate} → ${bold(next)}`),
      missing.length > mostBoxes
        ? mrkdwn`… and ${plural(missing.length - mostBoxes, 'older release')}, which can be named too.`
        : null,
      missing.length === 0 ? null : mrkdwn`To pick it: ${code(`/release pick ${text} into ${versions}`)}`,
      ...restOf(plan),
    ),
  ]);
}

/** The window behind the button on a release's card: which change. It comes back under `change`. */
export function pickIntoView(
  project: string,
  version: string,
  /** Open releases that come after it: what it gets, they need too. */
  newer: readonly string[],
  context: string,
): ModalView {
  return modal({
    title: 'Pick a change',
    submit: 'Pick',
    callback: 'pick:into-submit',
    context,
    blocks: [
      lines(
        mrkdwn`A merged change goes into ${bold(`${project} ${version}`)} as well, and its next candidate is cut.`,
        ...tooMany(newer.length, 'later'),
      ),
      {
        type: 'input',
        block_id: 'change',
        label: { type: 'plain_text', text: 'Pull request or commit', emoji: false },
        hint: {
          type: 'plain_text',
          text: 'A number, the beginning of a commit’s id, or the address of either.',
          emoji: false,
        },
        element: { type: 'plain_text_input', action_id: 'change', min_length: 1, max_length: 300 },
      },
      ...newerBoxes(newer),
    ],
  });
}

function newerBoxes(newer: readonly string[]): readonly KnownBlock[] {
  if (newer.length === 0) return [];
  const options = newer.slice(0, mostBoxes).map((version) => ({
    text: { type: 'plain_text' as const, text: plain(version, 75), emoji: false },
    value: version.slice(0, 75).toWellFormed(),
  }));
  return [
    {
      type: 'input',
      block_id: 'newer',
      optional: true,
      label: { type: 'plain_text', text: 'And into these', emoji: false },
      hint: {
        type: 'plain_text',
        text: 'Later releases are not promoted without it. Those that have it are left as they are.',
        emoji: false,
      },
      element: { type: 'checkboxes', action_id: 'newer', options, initial_options: options },
    },
  ];
}

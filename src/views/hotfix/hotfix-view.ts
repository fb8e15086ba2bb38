import type { KnownBlock, ModalView } from '@slack/types';
import type { HotfixPlan } from '../../domain/hotfix/hotfix-plan.ts';
import { sourceName } from '../../domain/pick/pick.ts';
import { formatDuration } from '../../domain/project/duration.ts';
import { lines } from '../blocks/section.ts';
import { runsWords } from '../deployment/runs-words.ts';
import { type Message, message } from '../message.ts';
import { modal } from '../modal.ts';
import { plain } from '../text/escape.ts';
import { link } from '../text/link.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';
import { plural } from '../text/plural.ts';

/** Slack takes no more in one group of boxes. */
const mostBoxes = 10;

const missingIn = ({ targets }: HotfixPlan) =>
  targets.filter(({ state }) => state === 'missing').slice(0, mostBoxes);

/** The window in which a hotfix is started: what it is of, what stands in its way, and who else gets the fix. */
export function hotfixView(plan: HotfixPlan, context: string): ModalView {
  return modal({
    title: 'Hotfix',
    submit: 'Start hotfix',
    callback: 'hotfix:submit',
    context: context.toWellFormed(),
    blocks: [lines(...evidence(plan)), ...way(plan), ...alsoInto(plan)],
  });
}

/** The same in words, where no window could be opened: the evidence, and what to type. */
export function renderHotfixPlan(plan: HotfixPlan, text: string): Message {
  const [first, ...more] = evidence(plan);
  const into = missingIn(plan).map(({ version }) => version);
  const stands = plan.stands === null ? '' : ` take ${plan.stands.environment}`;
  const form = `hotfix ${text} as ${plan.version}${stands}${into.length === 0 ? '' : ` into ${into.join(' ')}`}`;
  return message(first, [
    lines(
      first,
      ...more,
      plan.stands === null
        ? null
        : mrkdwn`Instead of ${code(`take ${plan.stands.environment}`)}: ${code('wait')}${plan.others[0] === undefined ? mrkdwn`` : mrkdwn` or ${code(`through ${plan.others[0]}`)}`}.`,
      mrkdwn`To start it: ${code(form)}`,
    ),
  ]);
}

function evidence(plan: HotfixPlan): readonly [Mrkdwn, ...Mrkdwn[]] {
  const { source, version, runs, stands, environment, targets } = plan;
  return [
    mrkdwn`${bold(`${plan.project} ${version}`)} will be ${bold(runs.candidate.name)} with ${link(source.url, sourceName(source))} ${bold(source.title)} (${plural(source.commits.length, 'commit')}), and nothing else.`,
    mrkdwn`${bold('Runs in')} ${code(environment, 80)}: ${runsWords(runs)}`,
    rules(plan),
    ...(stands === null
      ? []
      : [
          mrkdwn`⚠️ ${code(stands.environment, 80)} holds ${bold(stands.candidate)}, which is newer. A hotfix of ${runs.candidate.version} cannot pass there without a word from you.`,
        ]),
    ...targets.flatMap(({ state, version: other, candidate }) =>
      state === 'missing'
        ? []
        : [
            state === 'has'
              ? mrkdwn`✅ ${bold(other)} has it: ${candidate}.`
              : mrkdwn`⏳ ${bold(other)} is getting it.`,
          ],
    ),
    ...missingIn(plan)
      .slice(0, 1)
      .map(
        () =>
          mrkdwn`${nameSome(missingIn(plan).map((target) => target.version))} will not be promoted without it.`,
      ),
  ];
}

/** What it takes to get to production, as far as it is not the same for every release. */
function rules({ rules: { approvals, soakMs, windows, name }, hasOwnRules }: HotfixPlan): Mrkdwn {
  const of = hasOwnRules ? mrkdwn`its rules for hotfixes` : mrkdwn`its usual rules: it has none for hotfixes`;
  const soak = soakMs === 0 ? 'no soak' : `soak ${formatDuration(soakMs)}`;
  const when = windows.length === 0 ? 'at any time' : plural(windows.length, 'window');
  return mrkdwn`${bold('Into')} ${code(name, 80)} by ${of}: ${plural(approvals.count, 'approval')}, ${soak}, ${when}.`;
}

function way({ stands, others }: HotfixPlan): readonly KnownBlock[] {
  if (stands === null) return [];
  const { environment, candidate } = stands;
  const options = [
    ...others.slice(0, 5).map((name) => option(`Go through ${name} instead`, `through ${name}`)),
    option(`Take ${environment}, and bring ${candidate} back afterwards`, 'take'),
    option(`Wait until ${environment} holds nothing newer`, 'wait'),
  ];
  const [first] = options;
  return [
    {
      type: 'input',
      block_id: 'way',
      label: { type: 'plain_text', text: 'Its way', emoji: false },
      element: {
        type: 'radio_buttons',
        action_id: 'way',
        options,
        ...(first === undefined ? {} : { initial_option: first }),
      },
    },
  ];
}

function alsoInto(plan: HotfixPlan): readonly KnownBlock[] {
  const missing = missingIn(plan);
  if (missing.length === 0) return [];
  const options = missing.map(({ version, candidate, next }) => option(`${candidate} → ${next}`, version));
  return [
    {
      type: 'input',
      block_id: 'releases',
      optional: true,
      label: { type: 'plain_text', text: 'Pick it into these as well', emoji: false },
      element: { type: 'checkboxes', action_id: 'releases', options, initial_options: options },
    },
  ];
}

const option = (text: string, value: string) => ({
  text: { type: 'plain_text' as const, text: plain(text, 75), emoji: false },
  value: value.slice(0, 75).toWellFormed(),
});

/** A hotfix was started: how it goes on is on its card. */
export function renderHotfixStarted(started: {
  readonly what: string;
  readonly version: string;
  readonly from: string;
  readonly into: readonly string[];
}): Message {
  const { what, version, from, into } = started;
  const first = mrkdwn`🚑 ${bold(version)} is started: ${from} with ${code(what, 80)}. Its card and thread show how it goes.`;
  return message(first, [
    lines(first, into.length === 0 ? null : mrkdwn`It is picked into ${nameSome(into)} as well.`),
  ]);
}

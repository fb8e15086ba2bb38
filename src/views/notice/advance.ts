import type { AdvanceFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { button, buttons, linkButton } from '../blocks/buttons.ts';
import { listing } from '../blocks/listing.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { calledCaptains, mention, people } from '../text/mention.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { expectedWords } from './expected-words.ts';
import { endButton, footer } from './footer.ts';
import { changeLines } from './told-changes.ts';

/** The advance notice for people of the company: what is coming, when, what to prepare for, whom to ask. */
export function advanceNotice(shown: NoticeShown, facts: AdvanceFacts): Message {
  const { notice, project } = shown;
  const { progress, early, migrations, captain } = facts;
  const isOver = progress.kind === 'abandoned' || progress.kind === 'returned';
  // A date is worth something while it is waited for, and early access before everybody has it.
  const isAwaited = progress.kind === 'coming' || (progress.kind === 'under-way' && isDated(facts.expected));
  const isEarly = !isOver && progress.kind !== 'arrived';
  const title = titleOf(project, facts);
  const { sections } = listing(changeLines(facts, notice.reviewed?.inside ?? null), { sections: 3 });
  const summary = isAwaited
    ? mrkdwn`${title}. Expected: ${expectedWords(facts.expected)}.`
    : mrkdwn`${title}. ${state(facts) ?? nothing}`;
  return message(summary, [
    header(title),
    lines(
      state(facts),
      isAwaited ? mrkdwn`${bold('Expected')}: ${expectedWords(facts.expected)}` : null,
      early === null || !isEarly
        ? null
        : mrkdwn`${bold('Early access')}: in ${early.environment} since ${slackDate(new Date(early.since))}`,
      migrations === null || migrations.length === 0 || !isEarly
        ? null
        : mrkdwn`${bold('Database')}: changed when it arrives`,
      mrkdwn`${bold('Ask')}: ${calledCaptains(captain, shown.captains)}`,
    ),
    ...(isOver ? [] : sections),
    shown.notedBy.length === 0 ? null : context(mrkdwn`Noted by ${people(shown.notedBy)}.`),
    isOver ? null : pressable(shown, facts),
    context(footer(shown, facts.candidate)),
  ]);
}

/** A yes is no longer waited for once it is on its way; a date that was given still says something. */
const isDated = ({ kind }: AdvanceFacts['expected']): boolean => kind === 'said' || kind === 'window';

function titleOf(project: string, { version, progress, destinations }: AdvanceFacts): string {
  switch (progress.kind) {
    case 'abandoned':
      return `${project} ${version} is not coming`;
    case 'returned':
      return `${project} ${version} was returned`;
    case 'arrived':
      return `${project} ${version} is in ${destinations.join(' and ')}`;
    case 'coming':
    case 'held-up':
    case 'under-way':
      return `${project} ${version} is coming`;
    default:
      return progress satisfies never;
  }
}

function state({ progress }: AdvanceFacts): Mrkdwn | null {
  switch (progress.kind) {
    case 'abandoned':
      return mrkdwn`⏹️ It was abandoned${progress.by === null ? nothing : mrkdwn` by ${mention(progress.by)}`}${progress.because === null ? nothing : mrkdwn`: ${progress.because}`}`;
    case 'returned':
      return mrkdwn`↩️ It was taken back after it had arrived. The fix will be a new version.`;
    case 'held-up':
      return progress.state === 'failed'
        ? mrkdwn`❌ Its deployment to ${progress.environment} failed. Nothing changes for you until there is a new date.`
        : mrkdwn`❔ Whether its deployment to ${progress.environment} worked is being found out.`;
    case 'under-way':
      return mrkdwn`🚚 It is on its way to ${progress.environment} now.`;
    case 'arrived':
      return mrkdwn`✅ It arrived ${slackDate(new Date(progress.at))}.`;
    case 'coming':
      return null;
    default:
      return progress satisfies never;
  }
}

function pressable(shown: NoticeShown, { early, progress }: AdvanceFacts) {
  const { notice, recipient } = shown;
  const value = `${notice.id} ${recipient}`;
  return buttons(
    button('Noted', 'subscribe:noted', value),
    progress.kind === 'arrived' ? null : button('Concern', 'subscribe:concern', value),
    early === null || progress.kind === 'arrived'
      ? null
      : linkButton('Early access', early.url, 'early-access'),
    endButton(shown),
  );
}

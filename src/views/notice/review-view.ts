import type { InputBlock, ModalView } from '@slack/types';
import type { Notice } from '../../domain/notice/notice.ts';
import type { ReviewedText } from '../../domain/notice/review.ts';
import { context, lines } from '../blocks/section.ts';
import { modal } from '../modal.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { truncate } from '../text/truncate.ts';
import { changeText } from './told-changes.ts';

/** The window in which a captain sees a notice before it leaves, and may put it in other words. */
export function reviewView(project: string, notice: Notice): ModalView {
  const { facts, reviewed, state } = notice;
  return modal({
    title: 'Edit and send',
    submit: state === 'held' ? 'Send' : 'Save',
    callback: 'subscribe:review-submit',
    context: `${notice.id} ${notice.revision}`,
    blocks: [
      lines(mrkdwn`What stakeholders read of ${bold(`${project} ${facts.version}`)}.`),
      ...(facts.kind === 'asn'
        ? [
            field('inside', 'What changes, for people here', reviewed?.inside ?? changeText(facts)),
            field(
              'expected',
              'Expected',
              '',
              'A time: 18:00, tomorrow 9:00, 2026-12-24 12:00. Empty: by the windows.',
            ),
          ]
        : []),
      field('outside', 'For recipients outside', reviewed?.outside ?? ''),
      context(mrkdwn`Recipients outside read this text and no other; left empty, they are told nothing.`),
    ],
  });
}

/** What was written: text that was left as it was made goes on following the release. */
export function reviewFields(
  { facts, reviewed }: Notice,
  written: { readonly inside: string; readonly outside: string },
): Pick<ReviewedText, 'inside' | 'outside'> {
  const inside = written.inside.trim();
  const before = reviewed?.inside ?? (facts.kind === 'asn' ? changeText(facts) : '');
  const isKept = inside === '' || (reviewed?.inside == null && inside === before.trim());
  return {
    inside: isKept ? null : inside,
    outside: written.outside.trim() === '' ? null : written.outside.trim(),
  };
}

function field(id: string, text: string, initial: string, hint: string | null = null): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: { type: 'plain_text', text, emoji: false },
    ...(hint === null ? {} : { hint: { type: 'plain_text', text: hint, emoji: false } }),
    element: {
      type: 'plain_text_input',
      action_id: id,
      multiline: id !== 'expected',
      max_length: id === 'expected' ? 40 : 3000,
      // Not escaped: a field shows its text as it is, and gives it back as it is.
      ...(initial === '' ? {} : { initial_value: truncate(initial.toWellFormed(), 3000) }),
    },
  };
}

import type { KnownBlock, ModalView } from '@slack/types';
import type { Shown } from '../../domain/deployment/shown.ts';
import type { ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { listing } from '../blocks/listing.ts';
import { header, lines } from '../blocks/section.ts';
import { fitBlocks, type Message, message } from '../message.ts';
import { modal } from '../modal.ts';
import { noteSections } from '../notes/note-sections.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { evidence, fromTo, pullRequestLine } from './evidence.ts';
import { holdWords } from './hold-words.ts';

/** What a promotion would bring, before it is asked for. */
export type ShownPromotion = {
  readonly shown: Shown;
  readonly notes: ReleaseNotes;
  readonly relation: 'ahead' | 'behind' | 'diverged' | 'identical';
  readonly compareUrl: string | null;
  /** Why the environment is held; null where it is not. */
  readonly held: string | null;
  /** A lower version than the one that runs. */
  readonly isStepBack: boolean;
};

/** Asks whether a candidate is to go to an environment, with the differences; `context` is what it is about. */
export function promotionView(promotion: ShownPromotion, about: string): ModalView {
  const { shown, held, isStepBack } = promotion;
  return modal({
    title: 'Promote',
    submit: isStepBack ? 'Step back' : 'Promote',
    callback: 'promote:submit',
    context: about,
    blocks: [
      ...fitBlocks(difference(promotion), 90),
      ...(held === null ? [] : mended(shown.environment, held)),
    ],
  });
}

/** The whole of what was shown for approval: every pull request, not only the first ones. */
export function renderShown(shown: Shown): Message {
  const title = `${shown.candidate} to ${shown.environment}`;
  return message(mrkdwn`${title}`, [
    header(title),
    lines(fromTo(shown)),
    lines(...evidence(shown)),
    ...listing(shown.pullRequests.map(pullRequestLine), { sections: 10 }).sections,
  ]);
}

function difference(promotion: ShownPromotion): readonly KnownBlock[] {
  const { shown, notes, relation, compareUrl, isStepBack } = promotion;
  const warning = isStepBack
    ? mrkdwn`⚠️ ${bold('This is a step back:')} a higher version runs there, and what it brought is taken away.`
    : relation === 'diverged'
      ? mrkdwn`⚠️ ${bold('What runs there has changes that this lacks:')} they are taken away.`
      : null;
  return [lines(fromTo(shown), warning), lines(...evidence(shown)), ...noteSections(notes, null, compareUrl)];
}

const mended = (environment: string, held: string): readonly KnownBlock[] => [
  lines(mrkdwn`✋ ${bold(environment)} is held: ${holdWords(held)}`),
  {
    type: 'input',
    block_id: 'mended',
    label: { type: 'plain_text', text: 'What was mended', emoji: false },
    hint: { type: 'plain_text', text: 'Lifts the hold. Recorded.', emoji: false },
    element: { type: 'plain_text_input', action_id: 'mended', min_length: 1, max_length: 500 },
  },
];

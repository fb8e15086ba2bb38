import type { Refusal } from '../../domain/refusal.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { refusalWords } from '../refusals.ts';
import { bold, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';

/** What came of a rollback in one environment. */
export type RollbackDone =
  | {
      readonly kind: 'new' | 'already';
      readonly environment: string;
      readonly deploymentId: string;
      readonly from: string;
      readonly to: string;
      readonly behind: string | null;
      readonly hasReason: boolean;
    }
  | { readonly kind: 'refused'; readonly environment: string; readonly refusal: Refusal };

type Begun = Extract<RollbackDone, { readonly kind: 'new' | 'already' }>;

/** One rollback of several environments: a result for each, in the order in which they were named. */
export function renderRollbackDone(each: readonly RollbackDone[]): Message {
  const begun = each.filter((done): done is Begun => done.kind === 'new');
  const paragraphs = each.map((done) => lines(...doneLines(done)));
  const summary =
    each.length === 1 && each[0] !== undefined
      ? join(doneLines(each[0]), ' ')
      : mrkdwn`${plural(begun.length, 'environment')} of ${each.length} ${begun.length === 1 ? 'is' : 'are'} rolled back.`;
  const [first] = begun;
  return message(summary, [
    ...(each.length === 1 ? [] : [lines(summary)]),
    ...paragraphs,
    first === undefined || first.hasReason
      ? null
      : buttons(button('Say why…', 'rollback:explain', first.deploymentId)),
  ]);
}

function doneLines(done: RollbackDone): readonly Mrkdwn[] {
  const where = bold(done.environment);
  if (done.kind === 'refused') {
    const { sentence, wayOut } = refusalWords(done.refusal);
    return [mrkdwn`⛔ ${where} is not rolled back. ${sentence}`, wayOut];
  }
  if (done.kind === 'already') {
    return [mrkdwn`${where} is being rolled back to ${bold(done.to)} already, so that nothing was added.`];
  }
  return [
    mrkdwn`↩️ ${where} is being rolled back from ${done.from} to ${bold(done.to)}. The channel shows how it goes.`,
    ...(done.behind === null ? [] : [mrkdwn`${done.behind} is stopped first.`]),
  ];
}

/** What else a person did about a rollback. */
export type RollbackActDone =
  | { readonly kind: 'explained'; readonly environment: string; readonly from: string }
  | { readonly kind: 'lifted'; readonly environment: string; readonly candidate: string }
  | { readonly kind: 'cleared'; readonly candidate: string }
  | {
      readonly kind: 'went-on';
      readonly environment: string;
      readonly to: string;
      readonly behind: string;
    };

export function renderRollbackAct(done: RollbackActDone): Message {
  const words = actWords(done);
  return message(words, [lines(words)]);
}

function actWords(done: RollbackActDone): Mrkdwn {
  switch (done.kind) {
    case 'explained':
      return mrkdwn`It is recorded why ${bold(done.environment)} was rolled back from ${done.from}.`;
    case 'lifted':
      return mrkdwn`${bold(done.environment)} is no longer held. ${done.candidate} stays bad until somebody says otherwise.`;
    case 'cleared':
      return mrkdwn`${bold(done.candidate)} is no longer bad.`;
    case 'went-on':
      return mrkdwn`It is recorded that nothing of ${done.behind} runs in ${bold(done.environment)}: ${bold(done.to)} goes there now.`;
    default:
      return done satisfies never;
  }
}

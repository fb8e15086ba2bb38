import type { KnownBlock, SectionBlock } from '@slack/types';
import type { ChangeKind } from '../../domain/notes/release-notes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { renderRefusal } from '../refusals.ts';
import { escapeWithin } from '../text/escape.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { oneLine } from '../text/one-line.ts';
import { kindTitles } from './kind-titles.ts';

type Values = Readonly<Record<string, string | readonly string[] | null>>;

/** Slack takes 3,000 characters in a paragraph, escaped. */
const room = 2900;

/** Notes that were not saved go back to who typed them, to be copied: nothing that was written is lost. */
export function renderReturnedText(
  refusal: Refusal,
  values: Values,
  /** The parts in which it says something else than the notes do now. */
  changed: readonly (ChangeKind | 'whole')[],
): Message {
  const refused = renderRefusal(refusal);
  const parts = changed.flatMap((part): readonly KnownBlock[] => {
    const text = typedIn(values, part);
    if (text === '') return [];
    const title = part === 'whole' ? 'Notes' : kindTitles[part].title;
    return [lines(mrkdwn`Your text of ${title}:`), ...paragraphs(text)];
  });
  return message({ mrkdwn: refused.text }, [...refused.blocks, ...parts]);
}

/** The fields of a part, one under the other, as the form had them. */
function typedIn(values: Values, part: string): string {
  const pieces: string[] = [];
  for (let at = 0; `${part}.${at}` in values; at += 1) pieces.push(String(values[`${part}.${at}`] ?? ''));
  return pieces.join('\n').trimEnd();
}

/** In plain text, where no character means anything. Indentation stays: lists need it. */
function paragraphs(text: string): readonly SectionBlock[] {
  const found: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const indent = /^ {0,20}/.exec(line)?.[0] ?? '';
    const escaped = escapeWithin(`${indent}${oneLine(line)}`, room);
    const last = found.at(-1);
    if (last === undefined || last.length + escaped.length + 1 > room) found.push(escaped);
    else found[found.length - 1] = `${last}\n${escaped}`;
  }
  return found
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ type: 'section', text: { type: 'plain_text', text: paragraph, emoji: false } }));
}

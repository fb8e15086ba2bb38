import type { Letter } from '../../outside/start-outside.ts';
import type { Surroundings } from '../surroundings.ts';
import type { LetterPart } from '../wire/parts.ts';

const partOf = (letter: Letter): LetterPart => {
  const { id } = letter;
  const at = letter.at.toISOString();
  if (letter.kind === 'mail') {
    const { from, subject, text, html, inReplyTo } = letter.mail;
    const isAnswer = inReplyTo !== undefined;
    return {
      kind: 'mail',
      id,
      at,
      to: letter.to,
      from,
      subject,
      text,
      hasHtml: html !== undefined,
      isAnswer,
    };
  }
  const { path, headers, body, signature, status } = letter.webhook;
  return { kind: 'webhook', id, at, tries: letter.tries, path, headers, body, signature, status };
};

/** What would have left the company, newest first. */
export const outsideParts = ({ outside }: Surroundings): readonly LetterPart[] =>
  outside.letters().map(partOf).toReversed();

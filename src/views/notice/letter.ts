import { oneLineWithin } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';

/** An e-mail: the same words as text and as HTML. */
export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

const last = 'Sent by Waybill. To get no more of these, tell whoever subscribed you.';

/** Paragraphs as an e-mail, with what ends them. The subject is one line: a line break would be another header. */
export function letter(subject: string, words: readonly string[]): Letter {
  const paragraphs = [...words, last];
  return {
    subject: truncate(oneLineWithin(subject, 150), 150),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><body>${paragraphs.map((each) => `<p>${html(each)}</p>`).join('')}</body></html>`,
  };
}

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

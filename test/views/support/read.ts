type Shown = { readonly [key: string]: unknown };

const isShown = (value: unknown): value is Shown => typeof value === 'object' && value !== null;

/** Slack's markup as a reader sees it: links by their words, dates by their fallback, entities as characters. */
const readMarkup = (text: string): string =>
  text
    .replaceAll(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replaceAll(/<!subteam\^(S[A-Z0-9]+)>/g, '@$1')
    .replaceAll(/<([@#!][^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Every text object in a block or view, in order. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isShown(value)) return [];
  const isText = value['type'] === 'mrkdwn' || value['type'] === 'plain_text';
  if (isText && typeof value['text'] === 'string') return [value['text']];
  return Object.values(value).flatMap(textsOf);
}

/** What a person reads in a message or a view, a line for each text. */
export function read(shown: { readonly blocks: unknown }): string {
  return textsOf(shown.blocks).map(readMarkup).join('\n');
}

/** The buttons' labels and what each asks for. */
export function buttonsOf(shown: { readonly blocks: unknown }): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isShown(value)) {
      if (value['type'] === 'button') found.push(String(value['action_id']));
      Object.values(value).forEach(walk);
    }
  };
  walk(shown.blocks);
  return found;
}

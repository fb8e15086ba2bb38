import { isUserId, type UserId } from '../domain/ids.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { UsageProblem } from '../domain/usage-problem.ts';

/** What was typed after a command's name, read from the left. */
export type Words = {
  /** The next word, without taking it. */
  readonly peek: () => string | null;
  readonly take: () => string | null;
  /** Takes the next word if it is a mention of a person, or their id. */
  readonly takePerson: () => UserId | null;
  /** Takes the next word if it is a mention of a channel, a person or a user group, or the id of one. */
  readonly takeMentioned: () => string | null;
  /** Takes the next word if it is this keyword, in any case. */
  readonly accept: (keyword: string) => boolean;
  /** All that is left, as it was typed, without taking it. */
  readonly ahead: () => string;
  /** Takes all that is left, as it was typed. */
  readonly rest: () => string;
};

/** Reads text as Slack sends it: `&`, `<` and `>` escaped, mentions and links in angle brackets. */
export function readWords(text: string): Words {
  let left = withoutComma(withoutFullStop(text.trim()));
  const peek = () => /^(?:<[^<>]*>|\S)+/.exec(left)?.[0] ?? null;
  const take = () => {
    const word = peek();
    if (word !== null) left = left.slice(word.length).trimStart();
    return word === null ? null : unquoted(asTyped(word));
  };
  return {
    peek: () => unquoted(asTyped(peek() ?? '')) || null,
    take,
    takePerson: () => {
      const userId = mentionForm.exec(peek() ?? '')?.[1];
      if (userId === undefined || !isUserId(userId)) return null;
      take();
      return userId;
    },
    takeMentioned: () => {
      const word = peek() ?? '';
      const id = (mentionedForm.exec(word) ?? idForm.exec(word))?.[1];
      if (id !== undefined) take();
      return id ?? null;
    },
    accept: (keyword) => peek()?.toLowerCase() === keyword && take() !== null,
    ahead: () => asTyped(left.trim()),
    rest: () => {
      const rest = asTyped(left.trim());
      left = '';
      return rest;
    },
  };
}

/** Phones end a sentence by themselves. In a reason the full stop is the writer's. */
const withoutFullStop = (text: string): string =>
  /(?:^|\s)because\s/i.test(text) ? text : text.replace(/(?<=[^\s.])\.$/, '');

/** In a sentence there is a comma or a dash before the reason. */
const withoutComma = (text: string): string => text.replace(/(?:,|\s-)(?=\s+because\s)/i, '');

/** A word in quotation marks is that word: help shows commands in them. */
const unquoted = (word: string): string => word.replace(/^(["'`])(.+)\1$/, '$2');

const mentionForm = /^<?@?([UW][A-Z0-9]+)(?:\|[^<>]*)?>?$/;

const mentionedForm = /^<(?:[@#]|!subteam\^)([CGUWS][A-Z0-9]+)(?:\|[^<>]*)?>$/;

/** Written by hand; what is shorter is a word. */
const idForm = /^[@#]?([CGUWS][A-Z0-9]{5,})$/;

/** A mention, a link or a special word: `<@U1|dana>`, `<#C1|releases>`, `<https://…|label>`, `<!here>`. */
const slackMarkup = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** Slack makes links of names with a dot, too: `<http://shop.app|shop.app>` was typed as `shop.app`. */
const isNameThatLooksLikeAnAddress = (target: string, label: string | undefined): label is string =>
  label !== undefined && !label.includes('/') && target.replace(/^https?:\/\//, '') === label;

/** What the person typed, as far as Slack says: it is escaped again, once, where it is shown. */
function asTyped(text: string): string {
  return text
    .replace(slackMarkup, (_, sign: string, target: string, label: string | undefined) => {
      if (sign === '') return isNameThatLooksLikeAnAddress(target, label) ? label : target;
      const name = (label ?? '').replace(/^[@#]/, '') || target;
      return `${sign === '#' ? '#' : '@'}${name}`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What came of reading a command's words. */
export type Read<Input> = { readonly input: Input } | { readonly usage: UsageProblem };

type Form = { readonly name: string; readonly usage: readonly string[] };

export function missing({ name, usage }: Form, what: string): { readonly usage: UsageProblem } {
  return { usage: { problem: { kind: 'missing', what }, command: name, forms: usage } };
}

/** A word is left out, and it is certain which command was meant. */
export function leftOut(
  { name, usage }: Form,
  what: string,
  meant: string,
): { readonly usage: UsageProblem } {
  return { usage: { problem: { kind: 'left-out', what, meant }, command: name, forms: usage } };
}

/** A word that has no place there; the nearest of those that would have is named. */
export function unexpected(
  { name, usage }: Form,
  text: string,
  expected: readonly string[] = [],
): { readonly usage: UsageProblem } {
  // The right word in the wrong place is not a typing error.
  const others = expected.filter((word) => word.toLowerCase() !== text.toLowerCase());
  return {
    usage: {
      problem: { kind: 'unexpected', text, nearest: nearest(text, others) },
      command: name,
      forms: usage,
    },
  };
}

/** `because …`: the rest of the line is a reason, and only then. */
export function takeReason(words: Words): string | null {
  if (!words.accept('because')) return null;
  const reason = words.rest();
  return reason === '' ? null : reason;
}

/** All up to one of these words: a time may have several. */
export function takeUntil(words: Words, ends: readonly string[]): string {
  const said: string[] = [];
  for (let word = words.peek(); word !== null && !ends.includes(word.toLowerCase()); word = words.peek()) {
    said.push(word);
    words.take();
  }
  return said.join(' ');
}

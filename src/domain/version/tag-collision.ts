import { templateParts } from './tag-template.ts';

/** A stretch of a template: a number of any value, or text that is what it is. */
type Stretch = { readonly text: string | null };

const anyNumber: Stretch = { text: null };

/**
 * Whether two templates can make one and the same tag, or one that git cannot keep beside the other:
 * `v1.5.0` is a file where `v1.5.0/rc/1` needs a folder. Schemes are not told apart: `2026.11.1` is both.
 */
export function tagsCollide(a: string, b: string): boolean {
  const [shorter, longer] = [stretches(a), stretches(b)].toSorted((x, y) => x.length - y.length);
  if (shorter === undefined || longer === undefined) return false;
  const isPrefix = shorter.every((stretch, index) => canBeEqual(stretch, longer[index]));
  return isPrefix && (longer.length === shorter.length || longer[shorter.length]?.text === '/');
}

/**
 * Splits at the edges of numbers. No placeholder touches a digit, so that every tag a template makes
 * falls into the same stretches, and comparing them pair by pair is exact.
 */
function stretches(template: string): readonly Stretch[] {
  return templateParts(template).flatMap((part) => {
    if ('literal' in part) return (part.literal.match(/\d+|\D/g) ?? []).map((text) => ({ text }));
    const dot = { text: '.' };
    return part.placeholder === 'n' ? [anyNumber] : [anyNumber, dot, anyNumber, dot, anyNumber];
  });
}

function canBeEqual(a: Stretch, b: Stretch | undefined): boolean {
  if (b === undefined) return false;
  if (a.text === null) return b.text === null || isNumber(b.text);
  return b.text === null ? isNumber(a.text) : a.text === b.text;
}

function isNumber(text: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(text);
}

import { isVersion, type VersionScheme } from './version.ts';

/** What a tag stands for: a version, and a candidate's number where it is a candidate's tag. */
export type TagMeaning = { readonly version: string; readonly number: number | null };

/** A template's literal text and its placeholders, in order. */
export type TemplatePart = { readonly literal: string } | { readonly placeholder: string };

export function templateParts(template: string): readonly TemplatePart[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('{') && piece.endsWith('}') && piece.length > 1
        ? { placeholder: piece.slice(1, -1) }
        : { literal: piece },
    );
}

/** The tag of a version or candidate, by a template like `v{version}` or `candidates/{version}/{n}`. */
export function renderTag(template: string, { version, number }: TagMeaning): string {
  return template.replaceAll('{version}', version).replaceAll('{n}', String(number ?? ''));
}

/**
 * Reads tags back by the template that made them; null for every other tag. The template has to be
 * one in which `tagTemplateProblems` finds nothing: only then is the reading unique.
 */
export function tagReader(template: string, scheme: VersionScheme): (tag: string) => TagMeaning | null {
  const form = new RegExp(`^${templateParts(template).map(pattern).join('')}$`);
  return (tag) => {
    const groups = form.exec(tag)?.groups;
    const version = groups?.['version'];
    if (version === undefined || !isVersion(scheme, version)) return null;
    const number = groups?.['n'];
    return { version, number: number === undefined ? null : Number(number) };
  };
}

function pattern(part: TemplatePart): string {
  if ('literal' in part) return part.literal.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return part.placeholder === 'n'
    ? '(?<n>[1-9]\\d{0,8})'
    : '(?<version>(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*))';
}

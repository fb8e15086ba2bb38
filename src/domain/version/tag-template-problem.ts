import { type TagNameProblem, tagNameProblem } from './tag-name.ts';
import { renderTag, type TemplatePart, templateParts } from './tag-template.ts';

export type TagTemplateKind = 'release' | 'candidate';

/** Why a tag template cannot be used. */
export type TagTemplateProblem =
  | { readonly code: 'placeholder-unknown'; readonly placeholder: string; readonly known: readonly string[] }
  | { readonly code: 'placeholder-missing'; readonly placeholder: string }
  | { readonly code: 'placeholder-repeated'; readonly placeholder: string }
  | { readonly code: 'placeholder-touches'; readonly placeholder: string; readonly neighbour: string }
  | { readonly code: 'tag-name'; readonly problem: TagNameProblem; readonly example: string };

const placeholders = {
  release: ['version'],
  candidate: ['version', 'n'],
} as const satisfies Record<TagTemplateKind, readonly string[]>;

/** Everything that is wrong with a template for the tags of releases or candidates. */
export function tagTemplateProblems(template: string, kind: TagTemplateKind): readonly TagTemplateProblem[] {
  const known: readonly string[] = placeholders[kind];
  const parts = templateParts(template);
  const used = parts.flatMap((part) => ('placeholder' in part ? [part.placeholder] : []));
  const unknown = used.filter((name) => !known.includes(name));
  return [
    ...unknown.map((placeholder) => ({ code: 'placeholder-unknown', placeholder, known }) as const),
    ...known.flatMap((placeholder) => countProblem(placeholder, used)),
    ...touching(parts),
    ...nameProblem(template),
  ];
}

function countProblem(placeholder: string, used: readonly string[]): readonly TagTemplateProblem[] {
  const count = used.filter((name) => name === placeholder).length;
  if (count === 1) return [];
  return [{ code: count === 0 ? 'placeholder-missing' : 'placeholder-repeated', placeholder }];
}

/** A digit, or another placeholder, right beside a placeholder: `{version}{n}` cannot be read back in one way. */
function touching(parts: readonly TemplatePart[]): readonly TagTemplateProblem[] {
  return parts.flatMap((part, index): readonly TagTemplateProblem[] => {
    if (!('placeholder' in part)) return [];
    const before = edge(parts[index - 1], 'end');
    const after = edge(parts[index + 1], 'start');
    const neighbour = [before, after].find((text) => /^(?:\d|\{.*\})$/.test(text));
    return neighbour === undefined
      ? []
      : [{ code: 'placeholder-touches', placeholder: part.placeholder, neighbour }];
  });
}

function edge(part: TemplatePart | undefined, side: 'start' | 'end'): string {
  if (part === undefined) return '';
  if ('placeholder' in part) return `{${part.placeholder}}`;
  return part.literal.at(side === 'start' ? 0 : -1) ?? '';
}

function nameProblem(template: string): readonly TagTemplateProblem[] {
  const example = renderTag(template, { version: '1.2.3', number: 4 });
  const problem = tagNameProblem(example);
  return problem === null ? [] : [{ code: 'tag-name', problem, example }];
}

/**
 * Whether a workflow's tag filter means a tag, as GitHub reads such filters: `*` stops at a slash, `**`
 * does not, `?` and `+` repeat the character before them, `!` takes back what an earlier one matched.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function isStartedByTag(
  filter: { readonly include: readonly string[] | null; readonly ignore: readonly string[] },
  tag: string,
): boolean {
  if (filter.ignore.some((pattern) => filterForm(pattern).test(tag))) return false;
  if (filter.include === null) return true;
  return filter.include.reduce(
    (isMatched, pattern) =>
      pattern.startsWith('!')
        ? isMatched && !filterForm(pattern.slice(1)).test(tag)
        : isMatched || filterForm(pattern).test(tag),
    false,
  );
}

/** Whether a ruleset's or environment's pattern means a tag: `fnmatch`, with or without `refs/tags/`. */
export function matchesRefPattern(pattern: string, tag: string): boolean {
  if (pattern === '~ALL') return true;
  return refForm(pattern.replace(/^refs\/tags\//, '')).test(tag);
}

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function filterForm(pattern: string): RegExp {
  return toForm(pattern, (character) => (character === '?' || character === '+' ? character : null));
}

function refForm(pattern: string): RegExp {
  return toForm(pattern, (character) => (character === '?' ? '[^/]' : null));
}

/** A pattern that cannot be read as one matches nothing but itself. */
function toForm(pattern: string, special: (character: string) => string | null): RegExp {
  const parts = pattern.match(/\*\*|\*|\[[^\]]+\]|\\.|[\s\S]/g) ?? [];
  const source = parts
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part.length > 2 && part.startsWith('[')) return part.replace(/^\[!/, '[^');
      if (part.length === 2 && part.startsWith('\\')) return literal(part.charAt(1));
      return special(part) ?? literal(part);
    })
    .join('');
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return new RegExp(`^${literal(pattern)}$`);
  }
}

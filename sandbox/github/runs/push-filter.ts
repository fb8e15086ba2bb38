import type { PushFilter } from './workflow-file.ts';

/** Whether a push of this ref starts a workflow with this filter; a filter on tags alone leaves branches out. */
export function startsOn(filter: PushFilter, ref: string): boolean {
  const isTag = ref.startsWith('refs/tags/');
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const [only, except] = isTag
    ? [filter.tags, filter['tags-ignore']]
    : [filter.branches, filter['branches-ignore']];
  const [otherOnly, otherExcept] = isTag
    ? [filter.branches, filter['branches-ignore']]
    : [filter.tags, filter['tags-ignore']];
  if (only !== undefined) return matches(only, name);
  if (except !== undefined) return !matches(except, name);
  return otherOnly === undefined && otherExcept === undefined;
}

/** Later patterns win; `!` takes a name out again. */
export function matches(patterns: readonly string[], name: string): boolean {
  let matched = false;
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) matched &&= !globOf(pattern.slice(1)).test(name);
    else matched ||= globOf(pattern).test(name);
  }
  return matched;
}

/**
 * `*` stays within a segment, `**` does not; `?`, `+` and `[…]` are as in GitHub's filter patterns. What repeats
 * nothing, as in `?.?`, is no pattern: it matches only itself.
 */
export function globOf(pattern: string): RegExp {
  let text = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    if (char === '*' && pattern[at + 1] === '*') {
      text += '.*';
      at += 1;
    } else if (char === '*') text += '[^/]*';
    else if (char === '?' || char === '+' || char === '[' || char === ']') text += char;
    else text += char.replace(/[.^$(){}|\\/]/, '\\$&');
  }
  try {
    return new RegExp(`^${text}$`);
  } catch {
    return new RegExp(`^${pattern.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`);
  }
}

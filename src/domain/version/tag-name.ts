/** Why git would not take a text as the name of a tag. */
export type TagNameProblem =
  | 'empty'
  | 'too-long'
  | 'forbidden-character'
  | 'double-dot'
  | 'at-brace'
  | 'slash-misplaced'
  | 'part-starts-with-dot'
  | 'part-ends-with-lock'
  | 'ends-with-dot'
  | 'starts-with-dash';

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]/;

/**
 * What is wrong with the name of a tag, by the rules of `git check-ref-format`
 * (https://git-scm.com/docs/git-check-ref-format); null where nothing is.
 */
export function tagNameProblem(name: string): TagNameProblem | null {
  if (name === '' || name === '@') return 'empty';
  if (name.length > 200) return 'too-long';
  if (forbidden.test(name)) return 'forbidden-character';
  if (name.includes('..')) return 'double-dot';
  if (name.includes('@{')) return 'at-brace';
  if (name.startsWith('/') || name.endsWith('/') || name.includes('//')) return 'slash-misplaced';
  if (name.startsWith('-')) return 'starts-with-dash';
  const parts = name.split('/');
  if (parts.some((part) => part.startsWith('.'))) return 'part-starts-with-dot';
  if (parts.some((part) => part.endsWith('.lock'))) return 'part-ends-with-lock';
  return name.endsWith('.') ? 'ends-with-dot' : null;
}

/** Parts of a path that may contain slashes when a client does not encode them. */
const long = new Set(['ref', 'path', 'basehead', 'branch', 'tag']);

/** The described operation that a request meets: of several that fit, the one with the most fixed parts. */
export function findOperation(names: readonly string[], method: string, path: string): string | undefined {
  return names
    .filter((name) => name.startsWith(`${method} `))
    .filter((name) => patternOf(name.slice(method.length + 1)).test(path))
    .toSorted((a, b) => fixedParts(b) - fixedParts(a))[0];
}

const patterns = new Map<string, RegExp>();

function patternOf(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const text = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (long.has(name) ? '.+' : '[^/]+'));
  const pattern = new RegExp(`^${text}$`);
  patterns.set(template, pattern);
  return pattern;
}

function fixedParts(name: string): number {
  return name.split('/').filter((part) => !part.startsWith('{')).length;
}

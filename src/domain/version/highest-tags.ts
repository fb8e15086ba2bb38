import { tagReader } from './tag-template.ts';
import { compareVersions, type VersionScheme } from './version.ts';

/** The names of the tags of a template's highest versions, highest first: `v1.10.0` before `v1.9.0`. */
export function highestTags(
  template: string,
  scheme: VersionScheme,
  tags: readonly { readonly name: string }[],
  limit: number,
): readonly string[] {
  const read = tagReader(template, scheme);
  return tags
    .flatMap(({ name }) => {
      const meaning = read(name);
      return meaning === null ? [] : [{ name, ...meaning }];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version) || (b.number ?? 0) - (a.number ?? 0))
    .slice(0, limit)
    .map(({ name }) => name);
}

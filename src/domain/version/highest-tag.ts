import { tagReader } from './tag-template.ts';
import { compareVersions, type VersionScheme } from './version.ts';

/**
 * The tag of the highest version among those that fit a template: where a project's first cut counts
 * from. Which tags are on trunk is the caller's to know; null where none fits.
 */
export function highestTag<Tag extends { readonly name: string }>(
  template: string,
  scheme: VersionScheme,
  tags: readonly Tag[],
): { readonly tag: Tag; readonly version: string } | null {
  const read = tagReader(template, scheme);
  let highest: { readonly tag: Tag; readonly version: string } | null = null;
  for (const tag of tags) {
    const version = read(tag.name)?.version;
    if (version === undefined) continue;
    if (highest === null || compareVersions(version, highest.version) > 0) highest = { tag, version };
  }
  return highest;
}

import { createHash } from 'node:crypto';

/** Git says only that these differ, so that two such changes look alike. */
const unreadable = /^(?:Binary files|GIT binary patch)/m;

/**
 * What a change does, whatever it was applied to: the same for two commits with the same lines added and removed
 * in the same surroundings, wherever in a file. Null where that cannot be told from the diff.
 */
export function patchIdOf(diff: string): string | null {
  if (diff.trim() === '' || unreadable.test(diff)) return null;
  const files = diff.split(/^(?=diff --git )/m).filter((file) => file.startsWith('diff --git '));
  if (files.length === 0) return null;
  const hashes = files.map((file) => {
    const kept = file
      .split('\n')
      .filter((line) => !line.startsWith('index ') && !line.startsWith('@@ '))
      .map((line) => line.replaceAll(/\s+/g, ''))
      .filter((line) => line !== '');
    return createHash('sha256').update(kept.join('\n')).digest('hex');
  });
  return createHash('sha256').update(hashes.toSorted().join('\n')).digest('hex');
}

import type { GitRepository } from './repository.ts';

export type ChangedFile = {
  readonly filename: string;
  readonly previousFilename: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly blob: string | null;
  readonly additions: number;
  readonly deletions: number;
};

const statuses = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
} as const satisfies Record<string, ChangedFile['status']>;

/** The files that differ between two trees, renames recognised; `from: undefined` means the empty tree. */
export async function changedFiles(
  git: GitRepository,
  from: string | undefined,
  to: string,
): Promise<ChangedFile[]> {
  const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const trees = ['--no-abbrev', from ?? emptyTree, to];
  const counted = await git.try(['diff-tree', '-r', '-z', '-M', '--raw', '--numstat', ...trees]);
  // A partial clone lacks file contents: then names are all there is.
  const text =
    counted.code === 0
      ? counted.stdout
      : await git.run(['diff-tree', '-r', '-z', '--no-renames', '--raw', ...trees]);
  const parts = text.split('\0');
  const raw: { code: string; blob: string; path: string; previous: string | undefined }[] = [];
  let at = 0;
  while (parts[at]?.startsWith(':') === true) {
    const [, , , blob = '', code = ''] = (parts[at] ?? '').split(' ');
    const moved = code.startsWith('R') || code.startsWith('C');
    raw.push({
      code: code.slice(0, 1),
      blob,
      path: parts[at + (moved ? 2 : 1)] ?? '',
      previous: moved ? parts[at + 1] : undefined,
    });
    at += moved ? 3 : 2;
  }
  const counts = countLines(parts.slice(at));
  return raw.map((entry) => ({
    filename: entry.path,
    previousFilename: entry.previous,
    status: isStatus(entry.code) ? statuses[entry.code] : 'changed',
    blob: /^0+$/.test(entry.blob) ? null : entry.blob,
    additions: counts.get(entry.path)?.additions ?? 0,
    deletions: counts.get(entry.path)?.deletions ?? 0,
  }));
}

function isStatus(code: string): code is keyof typeof statuses {
  return code in statuses;
}

function countLines(parts: readonly string[]): Map<string, { additions: number; deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  for (let at = 0; at < parts.length; at += 1) {
    const [added, removed, path] = (parts[at] ?? '').split('\t');
    if (path === undefined) continue;
    const name = path === '' ? (parts[at + 2] ?? '') : path;
    if (path === '') at += 2;
    counts.set(name, { additions: Number(added) || 0, deletions: Number(removed) || 0 });
  }
  return counts;
}

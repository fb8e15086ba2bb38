import { access, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

/**
 * Makes the symbolic links between PostgreSQL's shared libraries that npm cannot carry in a package.
 *
 * The package lists them in `pg-symlinks.json`, for an install script that is denied here.
 */
export async function recreateSymlinks(root: string): Promise<void> {
  for (const { source, target } of await listedSymlinks(root)) {
    await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Whether every listed link is there and leads to a library. */
export async function hasSymlinks(root: string): Promise<boolean> {
  const links = await listedSymlinks(root);
  const present = await Promise.all(
    links.map(({ target }) =>
      access(target).then(
        () => true,
        () => false,
      ),
    ),
  );
  return present.every(Boolean);
}

async function listedSymlinks(root: string): Promise<{ source: string; target: string }[]> {
  const listed: unknown = JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) return [];
  // Paths are written from the package's folder, `native/lib/…`; `root` may be a copy under another name.
  const inRoot = (path: string) => join(root, relative('native', path));
  return listed
    .filter((entry): entry is { source: string; target: string } => isLink(entry))
    .map(({ source, target }) => ({ source: inRoot(source), target: inRoot(target) }))
    .filter(({ target }) => basename(target) !== '');
}

function isLink(entry: unknown): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'source' in entry &&
    typeof entry.source === 'string' &&
    'target' in entry &&
    typeof entry.target === 'string'
  );
}

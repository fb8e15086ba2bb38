import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnusable } from '../unusable.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { canReach } from './run-as.ts';
import { hasSymlinks, recreateSymlinks } from './symlinks.ts';

/**
 * The root of the binaries that PostgreSQL's user can run: where they were installed if that will do, else a
 * private copy in the home folder, where only we can write.
 */
export async function placeBinaries(
  binaries: Binaries,
  home: string,
  account: Account | undefined,
): Promise<string> {
  if (await isUsable(binaries, account)) return binaries.root;
  if (binaries.origin === 'packaged') return copyBinaries(binaries, home);
  throw new StoreUnusable(
    `PostgreSQL's user (${account?.name ?? 'this one'}) cannot run the programs in ${binaries.root}/bin: make them runnable, or set DATABASE_URL.`,
  );
}

async function isUsable({ root, origin }: Binaries, account: Account | undefined): Promise<boolean> {
  const program = join(root, 'bin/postgres');
  if (origin === 'system') return account === undefined || canReach(account, program);
  // A read-only checkout cannot be mended in place.
  await recreateSymlinks(root).catch(() => undefined);
  if (!(await hasSymlinks(root))) return false;
  return account === undefined || canReach(account, program, join(root, 'share/postgresql/postgres.bki'));
}

async function copyBinaries({ root, version }: Binaries, home: string): Promise<string> {
  const copy = join(home, `binaries-${version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  for (const name of await readdir(home)) {
    if (name.startsWith('binaries-')) await rm(join(home, name), { recursive: true });
  }
  const unfinished = join(home, 'binaries-unfinished');
  await copyReadable(root, unfinished);
  await recreateSymlinks(unfinished);
  await rename(unfinished, copy);
  return copy;
}

/** Copies files and folders, not links, so that everyone can read and run them whatever the source's modes. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyReadable(source, target);
    if (!entry.isFile()) continue;
    await copyFile(source, target);
    const isProgram = ((await stat(source)).mode & 0o100) !== 0;
    await chmod(target, isProgram ? 0o755 : 0o644);
  }
}

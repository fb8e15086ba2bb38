import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnusable } from '../unusable.ts';
import type { Account } from './account.ts';
import { canReach } from './run-as.ts';

type Wanted = {
  readonly dataDir: string;
  readonly major: number;
  readonly account: Account | undefined;
  /** Where root may put what the account must reach, when it cannot reach the data directory. */
  readonly elsewhere: string;
};

/**
 * The folder of one major version's cluster, password and log: `<data directory>/postgres-18`.
 *
 * Where PostgreSQL's user cannot enter the data directory (a checkout under /root), it is a symbolic link to
 * a folder with a random name in `elsewhere`. It belongs to us and only we may write in it: PostgreSQL's user
 * owns no more than the cluster inside.
 */
export async function prepareHome({ dataDir, major, account, elsewhere }: Wanted): Promise<string> {
  const link = homePath(dataDir, major);
  if ((await lstat(link).catch(() => undefined)) === undefined) {
    await makeHome(link, account, elsewhere);
  }
  const home = await realpath(link).catch((cause: unknown) => {
    throw new StoreUnusable(
      `${link} leads nowhere: put back the folder it names, or remove it to begin anew.`,
      {
        cause,
      },
    );
  });
  await refuseForeign(home);
  if (account !== undefined && !(await canEnter(account, home))) {
    throw new StoreUnusable(
      `PostgreSQL's user (${account.name}) cannot enter ${home}: make its parent folders enterable (chmod o+x), or move the data to a place that is and name it in WAYBILL_DATA_DIR.`,
    );
  }
  return home;
}

/** The major versions that have a cluster in the data directory, the newest first. */
export async function clusterMajors(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir).catch(() => []);
  const majors = names.flatMap((name) => /^postgres-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  const present = await Promise.all(
    majors.map((major) => stat(join(homePath(dataDir, major), 'cluster')).catch(() => undefined)),
  );
  return majors.filter((_, index) => present[index] !== undefined).toSorted((a, b) => b - a);
}

export function homePath(dataDir: string, major: number): string {
  return join(dataDir, `postgres-${major}`);
}

async function makeHome(link: string, account: Account | undefined, elsewhere: string): Promise<void> {
  await mkdir(link, { mode: 0o700 });
  if (account === undefined) return;
  await chmod(link, 0o711);
  if (await canEnter(account, link)) return;
  await rmdir(link);
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await refuseForeign(await realpath(elsewhere));
  const home = await mkdtemp(join(elsewhere, 'postgres-'));
  await chmod(home, 0o711);
  await symlink(home, link);
}

/** Entering, not listing, is what PostgreSQL needs of the folders above its cluster. */
function canEnter(account: Account, folder: string): Promise<boolean> {
  return canReach(account, folder, '/');
}

async function refuseForeign(folder: string): Promise<void> {
  const { uid, mode } = await stat(folder);
  if (uid !== process.geteuid?.()) {
    throw new StoreUnusable(
      `${folder} belongs to user ${uid}: start Waybill as that user, or name another WAYBILL_DATA_DIR.`,
    );
  }
  if ((mode & 0o022) !== 0) {
    throw new StoreUnusable(`Others may write in ${folder}: take that away (chmod go-w), then start again.`);
  }
}

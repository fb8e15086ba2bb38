import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreLog } from '../log.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Account } from './account.ts';
import { runAs } from './run-as.ts';

type Wanted = {
  readonly home: string;
  /** The root of binaries that the account can run. */
  readonly root: string;
  readonly major: number;
  readonly account: Account | undefined;
  readonly durability: 'durable' | 'throwaway';
  readonly log: StoreLog;
};

/** A cluster that is ready to be served, and its superuser's password. */
export type Cluster = { readonly path: string; readonly password: string };

export const SUPERUSER = 'waybill';

/** The cluster in a home folder, made on the first start. Making it can be cut short at any moment. */
export async function ensureCluster(wanted: Wanted): Promise<Cluster> {
  const path = join(wanted.home, 'cluster');
  if ((await stat(path).catch(() => undefined)) === undefined) await makeCluster(path, wanted);
  await refuseOtherMajor(path, wanted.major);
  const password = await readFile(passwordFile(wanted.home), 'utf8').catch((cause: unknown) => {
    throw new StoreUnusable(
      `The password of the database in ${path} cannot be read: put ${passwordFile(wanted.home)} back.`,
      { cause },
    );
  });
  return { path, password };
}

async function makeCluster(
  path: string,
  { home, root, major, account, durability, log }: Wanted,
): Promise<void> {
  log.info(`making a PostgreSQL ${major} database in ${path}`);
  const secret = passwordFile(home);
  await rm(secret, { force: true });
  await writeFile(secret, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  const unfinished = `${path}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (account !== undefined) {
    await chown(secret, account.uid, account.gid);
    await chown(unfinished, account.uid, account.gid);
  }
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    ...localeArguments(major),
    ...(durability === 'throwaway' ? ['--no-sync', '--wal-segsize=1'] : []),
  ];
  await runAs(account, join(root, 'bin/initdb'), args, home).catch((cause: unknown) => {
    throw new StoreUnusable(`PostgreSQL could not make its database in ${path}: ${lastWords(cause)}`, {
      cause,
    });
  });
  await rename(unfinished, path);
}

/** Order by code point, the same on every machine and after every update of the operating system. */
function localeArguments(major: number): string[] {
  return major >= 17
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
    : ['--locale=C.UTF-8'];
}

async function refuseOtherMajor(path: string, major: number): Promise<void> {
  const written = (await readFile(join(path, 'PG_VERSION'), 'utf8').catch(() => 'nothing')).trim();
  if (written === String(major)) return;
  throw new StoreUnusable(
    `${path} should hold PostgreSQL ${major}'s data and holds ${written}'s: put the right folder back, or move it away to begin anew.`,
  );
}

function passwordFile(home: string): string {
  return join(home, 'password');
}

function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said.split('\n').at(-1) || String(error);
}

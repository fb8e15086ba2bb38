import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

const execute = promisify(execFile);

/**
 * The environment of every PostgreSQL program. Nothing is inherited: variables like PGDATA or PGPORT would
 * change what the programs do, and tokens have no business there.
 */
export const PROGRAM_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The part of the options of a child process that makes it run as an account, or as ourselves. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs a program to its end as an account, from a folder that account can enter. */
export async function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
  cwd = '/',
): Promise<void> {
  await execute(program, [...args], { cwd, env: PROGRAM_ENVIRONMENT, ...asAccount(account) });
}

/** Whether the account can run, or enter, the one path and read the other. Asks the kernel, access lists included. */
export async function canReach(account: Account, toEnter: string, toRead = toEnter): Promise<boolean> {
  try {
    await runAs(account, '/bin/sh', ['-c', 'test -x "$1" && test -r "$2"', 'sh', toEnter, toRead]);
    return true;
  } catch {
    return false;
  }
}

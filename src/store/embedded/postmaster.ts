import { execFile } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a running PostgreSQL, or one that was killed, left written in its cluster's `postmaster.pid`. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
};

/** The lines of the file: https://www.postgresql.org/docs/current/storage-file-layout.html */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7] === 'ready' };
}

/**
 * Whether that process is a PostgreSQL serving this cluster, rather than another program that was given the
 * number of a dead one. Containers give the same few numbers after every start.
 */
export async function isServing(pid: number, cluster: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  return process.platform === 'linux' ? isServingOnLinux(pid, cluster) : isServingElsewhere(pid, cluster);
}

/** PostgreSQL works from inside its cluster. The folder of a zombie, or of a foreign user, cannot be read. */
async function isServingOnLinux(pid: number, cluster: string): Promise<boolean> {
  try {
    const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    return name === 'postgres' && (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster));
  } catch {
    return false;
  }
}

async function isServingElsewhere(pid: number, cluster: string): Promise<boolean> {
  try {
    const { stdout } = await run('ps', ['-p', String(pid), '-o', 'args=']);
    return stdout.includes('postgres') && stdout.includes(await realpath(cluster));
  } catch {
    return false;
  }
}

import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 5000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Ends a PostgreSQL that a killed bot left behind in this folder. */
export const stopDatabase = async (dataDir: string): Promise<void> => {
  for await (const file of glob(join(dataDir, '**', 'postmaster.pid'))) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const pid = Number(text.split('\n')[0]);
    if (!Number.isInteger(pid) || pid < 2 || !isAlive(pid)) continue;
    process.kill(pid, 'SIGINT');
    const until = performance.now() + patienceMs;
    while (isAlive(pid) && performance.now() < until) await pause(20);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  }
};

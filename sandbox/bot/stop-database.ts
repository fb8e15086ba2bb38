import { readdir, readFile, realpath } from 'node:fs/promises';
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

/** PostgreSQL's own note of its process, wherever below this folder it is; links are followed. */
const processNotes = async (folder: string, depth = 3): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some((each) => each.name === 'postmaster.pid')) return [join(folder, 'postmaster.pid')];
  if (depth === 0) return [];
  const inner = entries.filter((each) => each.isDirectory() || each.isSymbolicLink());
  const found = await Promise.all(
    inner.map(async (each) => {
      const path = await realpath(join(folder, each.name)).catch(() => undefined);
      return path === undefined ? [] : await processNotes(path, depth - 1);
    }),
  );
  return found.flat();
};

/** Ends a PostgreSQL that a killed bot left behind in this folder. */
export const stopDatabase = async (dataDir: string): Promise<void> => {
  for (const note of await processNotes(dataDir)) {
    const text = await readFile(note, 'utf8').catch(() => '');
    const pid = Number(text.split('\n')[0]);
    if (!Number.isInteger(pid) || pid < 2 || !isAlive(pid)) continue;
    process.kill(pid, 'SIGINT');
    const until = performance.now() + patienceMs;
    while (isAlive(pid) && performance.now() < until) await pause(20);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  }
};

import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const deadlineMs = 30_000;
const everyMs = 40;

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

/** True as soon as the address answers with success; false when the process ends first, or never gets there. */
export const waitUntilReady = async (url: string, child: ChildProcess): Promise<boolean> => {
  const until = performance.now() + deadlineMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (await answers(url)) return true;
    await pause(everyMs);
  }
  return false;
};

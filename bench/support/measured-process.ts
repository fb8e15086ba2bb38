import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A Node program in a process of its own, whose memory can be read. */
export type MeasuredProcess = {
  readonly child: ChildProcess;
  /** Resident memory at this moment, and the most there ever was; MiB. Linux only. */
  readonly resident: () => Promise<{ readonly nowMib: number; readonly peakMib: number }>;
  /** Resident memory after a collection of garbage; MiB. */
  readonly collected: () => Promise<{ readonly residentMib: number; readonly heapMib: number }>;
  /** Asks it to end, insists after ten seconds, and resolves when it has. */
  readonly stop: () => Promise<void>;
};

const preload = new URL('./memory-preload.ts', import.meta.url).href;
const patienceMs = 10_000;
const mib = (bytes: number): number => bytes / 1024 / 1024;

export function startProcess(order: {
  /** The program, beside this module. */
  readonly entry: URL;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** More for Node itself. */
  readonly nodeArgs?: readonly string[];
  /** Takes each line that it writes; without it, its errors come through. */
  readonly onLine?: (line: string) => void;
}): MeasuredProcess {
  const nodeArgs = ['--expose-gc', '--import', preload, ...(order.nodeArgs ?? [])];
  const child = spawn(process.execPath, [...nodeArgs, fileURLToPath(order.entry), ...(order.args ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', ...order.env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) order.onLine?.(line);
  });
  return {
    child,
    resident: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      const of = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
      return { nowMib: of('VmRSS'), peakMib: of('VmHWM') };
    },
    collected: async () => {
      const answer = once(child, 'message');
      child.send('collect');
      const [said]: { memory: NodeJS.MemoryUsage }[] = await answer;
      if (said === undefined) throw new Error('the process did not say what it needs');
      return { residentMib: mib(said.memory.rss), heapMib: mib(said.memory.heapUsed) };
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

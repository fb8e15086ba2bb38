import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../../src/store/embedded/start.ts';

const copy = promisify(execFile);

type Said = { readonly url: string; readonly pid: number } | { readonly refused: string };

/** A bot in a process of its own that runs the embedded PostgreSQL, or was refused it. */
export type Bot = { readonly process: ChildProcess; readonly said: Said };

export async function startBot(dataDir: string, as: { uid?: number; gid?: number } = {}): Promise<Bot> {
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'bot.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...as,
  });
  const [line]: unknown[] = await once(createInterface({ input: bot.stdout }), 'line');
  return { process: bot, said: JSON.parse(String(line)) };
}

/** The bot dies as if its machine had run out of memory: nothing of it is told. */
export async function killBot({ process: bot }: Bot): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill('SIGKILL');
  await once(bot, 'exit');
}

/** What a bot that runs has said. */
export function running({ said }: Bot): { readonly url: string; readonly pid: number } {
  if ('refused' in said) throw new Error(`the bot was refused: ${said.refused}`);
  return said;
}

/** Starts the embedded PostgreSQL for one test, and sees that it does not outlive it. */
export async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const log = { info: () => undefined, warn: console.warn };
  const embedded = await startEmbedded({ dataDir, log, durability: 'throwaway', ...options });
  onTestFinished(() => embedded.stop());
  return embedded;
}

/** A folder with a database that nobody runs, to copy: making one takes longer than most tests. */
export async function makeOriginal(): Promise<string> {
  const original = await makeFolder();
  const log = { info: () => undefined, warn: console.warn };
  await (await startEmbedded({ dataDir: original, log, durability: 'throwaway' })).stop();
  return original;
}

/** A folder for a test's data that PostgreSQL's user can enter, empty or with a copy of another's data. */
export async function makeFolder(original?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-embedded-'));
  await chmod(folder, 0o711);
  // Unlike Node's own, this copy keeps the owners.
  if (original !== undefined) await copy('cp', ['-a', `${original}/.`, folder]);
  return folder;
}

import { type ChildProcess, spawn } from 'node:child_process';
import type { Clock } from './clock.ts';
import { waitUntilReady } from './wait-until-ready.ts';

interface BotState {
  readonly state: 'starting' | 'ready' | 'stopping' | 'stopped' | 'failed';
  /** What a person is told about it. */
  readonly words: string;
}

/** The bot as a process of its own, which the sandbox may stop, kill and start again. */
export interface BotProcess {
  readonly state: () => BotState;
  readonly watch: (watcher: (state: BotState) => void) => void;
  /** Resolves when it answers; rejects with its last words when it does not come up. */
  readonly start: () => Promise<void>;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and insists after a while. */
  readonly stop: () => Promise<void>;
}

export interface BotOrder {
  /** The file that `npm start` runs. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly clock: Clock;
  /** Takes what it writes, line by line. */
  readonly log: (line: string) => void;
}

const patienceMs = 10_000;
const keptLines = 12;

const preloadUrl = (offsetMs: number): string => {
  const url = new URL('./clock-preload.ts', import.meta.url);
  url.searchParams.set('offset', String(offsetMs));
  return url.href;
};

const whenGone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const eachLine = (child: ChildProcess, take: (line: string) => void): void => {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
  }
};

export const createBotProcess = (order: BotOrder): BotProcess => {
  const watchers: ((state: BotState) => void)[] = [];
  let child: ChildProcess | undefined;
  let last: string[] = [];
  let state: BotState = { state: 'stopped', words: 'The bot has not been started.' };
  const become = (next: BotState['state'], words: string): void => {
    state = { state: next, words };
    for (const watcher of watchers) watcher(state);
  };
  order.clock.watch((offsetMs) => void (child?.connected === true && child.send({ offsetMs })));

  const onExit = (gone: ChildProcess): void => {
    if (child !== gone) return;
    child = undefined;
    if (state.state === 'stopping') become('stopped', 'The bot was stopped.');
    else if (state.state !== 'failed')
      become('stopped', 'The bot is gone. Start it again to see what it makes of that.');
  };

  const start = async (): Promise<void> => {
    if (child !== undefined) return;
    last = [];
    become('starting', 'The bot is starting.');
    const args = ['--import', preloadUrl(order.clock.offsetMs()), order.entry];
    const started = spawn(process.execPath, args, {
      env: { ...order.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches the sandbox, which stops the bot once, in order.
      detached: true,
    });
    child = started;
    eachLine(started, (line) => {
      last = [...last, line].slice(-keptLines);
      order.log(line);
    });
    started.once('error', (error) => last.push(error.message));
    const gone = whenGone(started).then(() => onExit(started));
    const isUp = await waitUntilReady(`${order.url}/readyz`, started);
    if (isUp && child === started) return become('ready', `The bot is running as process ${started.pid}.`);
    if (state.state === 'stopping' || state.state === 'stopped') {
      if (isUp) return;
      if (state.state === 'stopping') return gone;
    }
    started.kill('SIGKILL');
    become('failed', `The bot did not come up.\n${last.join('\n')}`);
    await gone;
    throw new Error(state.words);
  };

  const kill = async (): Promise<void> => {
    const victim = child;
    if (victim === undefined) return;
    victim.kill('SIGKILL');
    await whenGone(victim);
  };

  const stop = async (): Promise<void> => {
    const leaving = child;
    if (leaving === undefined) return;
    become('stopping', 'The bot is stopping.');
    leaving.kill('SIGTERM');
    const timer = setTimeout(() => leaving.kill('SIGKILL'), patienceMs);
    await whenGone(leaving);
    clearTimeout(timer);
  };

  return { state: () => state, watch: (watcher) => void watchers.push(watcher), start, kill, stop };
};

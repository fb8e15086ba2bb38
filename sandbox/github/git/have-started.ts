import { type ChildProcess, fork } from 'node:child_process';
import type { GitOrder, GitReport } from './git-starter.ts';

export type GitAnswer = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Waiting = {
  readonly resolve: (answer: GitAnswer) => void;
  readonly reject: (problem: Error) => void;
};

const program = new URL('./git-starter.ts', import.meta.url);
const waiting = new Map<number, Waiting>();
let starter: ChildProcess | undefined;
let lastId = 0;

/** Has the process that starts git run it once; there is one for this process, from the first time on. */
export function haveStarted(order: Omit<GitOrder, 'id'>): Promise<GitAnswer> {
  const child = (starter ??= startStarter());
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    child.channel?.ref();
    child.send({ id, ...order } satisfies GitOrder, (problem) => {
      if (problem !== null) settle(child, id)?.reject(problem);
    });
  });
}

function startStarter(): ChildProcess {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // It keeps this process alive only while an answer is waited for.
  child.unref();
  child.on('message', (report: GitReport) => {
    const one = settle(child, report.id);
    if ('problem' in report) one?.reject(report.problem);
    else one?.resolve(report);
  });
  child.on('exit', () => {
    if (starter === child) starter = undefined;
    for (const id of waiting.keys())
      settle(child, id)?.reject(new Error('the process that starts git ended'));
  });
  return child;
}

function settle(child: ChildProcess, id: number): Waiting | undefined {
  const one = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) child.channel?.unref();
  return one;
}

import { execFile } from 'node:child_process';

/**
 * A small process that starts git for a large one.
 *
 * To start a process is to copy the page tables of the one that starts it: with the memory of tests and of the
 * stand-ins that takes 20 ms in which nothing else happens, here it takes one. It ends with whoever started it.
 */
export type GitOrder = {
  readonly id: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string | Buffer;
};

export type GitReport =
  | { readonly id: number; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly id: number; readonly problem: Error };

const report = (what: GitReport) => process.send?.(what);

function carryOut({ id, args, env, input }: GitOrder): void {
  const child = execFile('git', [...args], { env, maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
    if (error !== null && typeof error.code !== 'number') report({ id, problem: error });
    else report({ id, code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
}

// Ctrl-C reaches a whole group of processes; what is under way is for the one that asked to end.
process.on('SIGINT', () => undefined);
process.on('message', carryOut);

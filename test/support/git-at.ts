import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Workbench } from './workbench.ts';

const run = promisify(execFile);

/** Asks git itself about the repository behind the stand-in: the judge that neither side wrote. */
export async function gitAt(bench: Workbench, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...args], { cwd: bench.github.control.gitDir() });
  return stdout;
}

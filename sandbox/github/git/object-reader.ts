import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { gitEnvironment } from './run-git.ts';

export type GitObject = { readonly oid: string; readonly type: string; readonly content: Buffer };

/** A long-lived `git cat-file --batch`: reads any object without starting a process for it. */
export class ObjectReader {
  readonly #dir: string;
  #child: ChildProcessWithoutNullStreams | undefined;
  #pending: Buffer[] = [];
  #size = 0;
  #waiting: { resolve: (object: GitObject | undefined) => void; reject: (problem: Error) => void }[] = [];

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** `name` is an object id or a full ref, optionally peeled (`^{commit}`) or with a path (`oid:path`). */
  read(name: string): Promise<GitObject | undefined> {
    if (name.includes('\n') || name === '') return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#start().stdin.write(`${name}\n`);
    });
  }

  close(): void {
    this.#child?.stdin.end();
    this.#child = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child;
    const child = spawn('git', ['--git-dir', this.#dir, 'cat-file', '--batch'], { env: gitEnvironment });
    child.stdout.on('data', (chunk: Buffer) => {
      this.#pending.push(chunk);
      this.#size += chunk.length;
      this.#drain();
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (problem) => this.#fail(problem));
    child.on('close', () => {
      if (this.#child === child) this.#child = undefined;
      this.#fail(new Error('git cat-file ended'));
    });
    this.#child = child;
    return child;
  }

  #fail(problem: Error): void {
    for (const one of this.#waiting.splice(0)) one.reject(problem);
  }

  #drain(): void {
    for (;;) {
      const first = this.#pending[0];
      if (first === undefined) return;
      let end = first.indexOf(10);
      if (end === -1 && this.#pending.length > 1) {
        this.#join();
        continue;
      }
      if (end === -1) return;
      const header = first.subarray(0, end).toString('utf8');
      const [oid = '', type = '', size = ''] = header.split(' ');
      if (!/^[0-9a-f]{40,64} (commit|tree|blob|tag) \d+$/.test(header)) {
        this.#take(end + 1);
        this.#waiting.shift()?.resolve(undefined);
        continue;
      }
      const length = Number(size);
      if (this.#size < end + 1 + length + 1) return;
      const whole = this.#join();
      end = whole.indexOf(10);
      const content = Buffer.from(whole.subarray(end + 1, end + 1 + length));
      this.#take(end + 1 + length + 1);
      this.#waiting.shift()?.resolve({ oid, type, content });
    }
  }

  #join(): Buffer {
    const whole = this.#pending.length === 1 ? this.#pending[0] : undefined;
    const joined = whole ?? Buffer.concat(this.#pending);
    this.#pending = [joined];
    return joined;
  }

  #take(length: number): void {
    const rest = this.#join().subarray(length);
    this.#pending = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
  }
}

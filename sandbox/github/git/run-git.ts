import { type GitAnswer, haveStarted } from './have-started.ts';

export type { GitAnswer };

export type GitCall = {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
};

/** A git command that ended with a code nobody expected. */
export class GitFailure extends Error {
  readonly code: number;
  readonly stderr: string;

  constructor(args: readonly string[], answer: GitAnswer) {
    super(
      `git ${args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--git-dir') ?? ''} ended with ${answer.code}: ${answer.stderr.trim().slice(0, 400)}`,
    );
    this.name = 'GitFailure';
    this.code = answer.code;
    this.stderr = answer.stderr;
  }
}

/**
 * The environment git runs in: nobody's configuration, no prompt, and no protocol but files, so that neither
 * the operator's settings nor a partial clone's promisor can change an answer or leave the machine.
 */
export const gitEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: '3',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_CONFIG_KEY_1: 'gc.auto',
  GIT_CONFIG_VALUE_1: '0',
  GIT_CONFIG_KEY_2: 'core.fsync',
  GIT_CONFIG_VALUE_2: 'none',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ALLOW_PROTOCOL: 'file',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
};

/** Runs git without a shell and answers whatever it said; a code other than 0 is an answer too. */
export function tryGit(args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
  return haveStarted({ args, env: { ...gitEnvironment, ...call.env }, input: call.input ?? '' });
}

/** Runs git and answers its output; any code but 0 throws {@link GitFailure}. */
export async function runGit(args: readonly string[], call: GitCall = {}): Promise<string> {
  const answer = await tryGit(args, call);
  if (answer.code !== 0) throw new GitFailure(args, answer);
  return answer.stdout;
}

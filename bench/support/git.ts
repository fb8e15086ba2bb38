import { execFileSync } from 'node:child_process';

/** Runs git in a repository and answers what it prints. A clone of somebody else's is only read. */
export function git(path: string, args: readonly string[], input?: string): string {
  return execFileSync('git', ['-C', path, '-c', 'safe.directory=*', ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();
}

/** A range of history: what lies after `from`, or everything, up to `to`. */
export type GitRange = { readonly from: string | null; readonly to: string };

/** The newest so many commits of the branch that is checked out; a few more where a merge brings several. */
export function newestCommits(path: string, count: number): GitRange {
  const to = git(path, ['rev-parse', 'HEAD']);
  const line = git(path, ['rev-list', '--first-parent', 'HEAD']).split('\n');
  const reaches = (at: number): boolean =>
    Number(git(path, ['rev-list', '--count', `${line[at]}..HEAD`])) >= count;
  // The nearest commit on the main line that has enough after it.
  let [low, high] = [0, line.length - 1];
  if (!reaches(high)) return { from: null, to };
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return { from: line[low] ?? null, to };
}

export const revisions = ({ from, to }: GitRange): string => (from === null ? to : `${from}..${to}`);

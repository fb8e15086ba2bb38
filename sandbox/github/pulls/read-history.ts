import { spawn } from 'node:child_process';
import type { Accounts } from '../accounts.ts';
import type { GitRepository } from '../git/repository.ts';
import { gitEnvironment } from '../git/run-git.ts';
import type { Pull } from './pull.ts';

type HistoryCommit = {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly date: string;
  readonly subject: string;
  readonly body: string;
  readonly branch: string;
};

export type PullHistory = {
  readonly pulls: Map<number, Pull>;
  /** Which pull request brought a commit into its base. */
  readonly numberByCommit: Map<string, number>;
};

/**
 * Finds merged pull requests in what `tips` reach: "Merge pull request #1 from o/b" with the commits it brought,
 * and squashed "… (#1)". Call it for trunk first: a cherry-picked twin elsewhere repeats the number and is not one.
 */
export async function readHistory(
  git: GitRepository,
  history: PullHistory,
  options: {
    /** Branches to read, as full refs, and `^ref` for what is left out. */
    readonly range: readonly string[];
    /** The commit whose first-parent line is the base; without it merges claim only themselves. */
    readonly tip?: string | undefined;
    readonly accounts: Accounts;
    /** Called with how many more commits were read. */
    readonly onProgress?: ((commits: number) => void) | undefined;
  },
): Promise<void> {
  const parents = new Map<string, readonly string[]>();
  const found: HistoryCommit[] = [];
  let count = 0;
  for await (const commit of logOf(git, options.range)) {
    parents.set(commit.sha, commit.parents);
    if (numberOf(commit.subject) !== undefined) found.push(commit);
    count += 1;
    if (count % 1000 === 0) options.onProgress?.(1000);
  }
  const line = firstParents(options.tip, parents);
  const claimed = new Set<string>();
  for (const commit of found) {
    const number = numberOf(commit.subject);
    if (number === undefined || history.pulls.has(number)) continue;
    const merge = commit.parents.length > 1;
    if (!merge && commit.subject.startsWith('Merge pull request')) continue;
    history.pulls.set(number, pullOf(commit, number, options));
    history.numberByCommit.set(commit.sha, number);
    if (!merge || !line.has(commit.sha)) continue;
    for (const sha of broughtBy(commit, parents, claimed)) {
      if (!history.numberByCommit.has(sha)) history.numberByCommit.set(sha, number);
    }
  }
  options.onProgress?.(count % 1000);
}

function firstParents(tip: string | undefined, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const line = new Set<string>();
  for (let sha = tip; sha !== undefined; sha = parents.get(sha)?.[0]) line.add(sha);
  return line;
}

const merged = /^Merge pull request #(\d+) from (\S+)/;
const squashed = /^(.*?)\s*\(#(\d+)\)$/;

function numberOf(subject: string): number | undefined {
  const number = merged.exec(subject)?.[1] ?? squashed.exec(subject)?.[2];
  return number === undefined ? undefined : Number(number);
}

function pullOf(commit: HistoryCommit, number: number, options: { readonly accounts: Accounts }): Pull {
  const source = merged.exec(commit.subject)?.[2];
  const lines = commit.body.split('\n');
  const owner = source?.includes('/') === true ? source.split('/')[0] : undefined;
  const titled = source === undefined ? squashed.exec(commit.subject)?.[1] : lines[0];
  return {
    number,
    title: titled === undefined || titled === '' ? commit.subject : titled,
    body: (source === undefined ? commit.body : lines.slice(1).join('\n')).trim() || null,
    author: options.accounts.ofAuthor(commit.author)?.login ?? owner ?? 'ghost',
    base: commit.branch,
    head: source?.split('/').slice(1).join('/') || `pull-${number}`,
    headSha: commit.parents[1] ?? commit.sha,
    baseSha: commit.parents[0] ?? commit.sha,
    state: 'closed',
    draft: false,
    labels: [],
    assignees: [],
    createdAt: commit.date,
    mergedAt: commit.date,
    closedAt: commit.date,
    mergeSha: commit.sha,
  };
}

/** Walks from a merge's later parents to what an older merge, or trunk itself, already had. */
function broughtBy(
  merge: HistoryCommit,
  parents: ReadonlyMap<string, readonly string[]>,
  claimed: Set<string>,
): string[] {
  // Trunk's own line up to this merge; walked once over all merges, since each walk stops at what is claimed.
  let line = merge.parents[0];
  while (line !== undefined && !claimed.has(line)) {
    claimed.add(line);
    const [first, ...others] = parents.get(line) ?? [];
    reach(others, parents, claimed);
    line = first;
  }
  claimed.add(merge.sha);
  return reach(merge.parents.slice(1), parents, claimed);
}

function reach(
  from: readonly string[],
  parents: ReadonlyMap<string, readonly string[]>,
  claimed: Set<string>,
): string[] {
  const brought: string[] = [];
  const open = [...from];
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const next = parents.get(sha);
    if (next === undefined || claimed.has(sha)) continue;
    claimed.add(sha);
    brought.push(sha);
    open.push(...next);
  }
  return brought;
}

/** The history oldest first, as a stream: a large one does not fit into a line of output. */
async function* logOf(git: GitRepository, range: readonly string[]): AsyncGenerator<HistoryCommit> {
  const child = spawn(
    'git',
    [
      '--git-dir',
      git.dir,
      'log',
      '--topo-order',
      '--reverse',
      '--format=%H%x01%P%x01%an%x01%ae%x01%ct%x01%S%x01%s%x01%b%x02',
      ...range,
      '--',
    ],
    { env: gitEnvironment, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  child.stdout.setEncoding('utf8');
  let rest = '';
  for await (const chunk of child.stdout) {
    const parts = `${rest}${String(chunk)}`.split('\u0002');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [
        sha = '',
        parents = '',
        name = '',
        email = '',
        seconds = '0',
        ref = '',
        subject = '',
        body = '',
      ] = part.replace(/^\n/, '').split('\u0001');
      yield {
        sha,
        parents: parents === '' ? [] : parents.split(' '),
        author: { name, email },
        date: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`,
        branch: ref.replace('refs/heads/', ''),
        subject,
        body,
      };
    }
  }
}

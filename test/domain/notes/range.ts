import type { CommitFacts, NotesFacts, PullRequestFacts } from '../../../src/domain/notes/notes-facts.ts';
import type { NoteEntry } from '../../../src/domain/notes/release-notes.ts';

/** A readable commit id: the name's letters as hexadecimal digits, filled up with zeros. */
export function sha(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40);
}

export function commit(name: string, message: string, changes: Partial<CommitFacts> = {}): CommitFacts {
  return {
    sha: sha(name),
    message,
    author: { login: 'ada', name: 'Ada', email: null },
    parents: [sha('parent')],
    pullRequests: [],
    touchesPaths: true,
    ...changes,
  };
}

export function merge(name: string, message: string, pullRequests: readonly number[]): CommitFacts {
  return commit(name, message, { parents: [sha('one'), sha('other')], pullRequests });
}

export function pull(
  number: number,
  title: string,
  changes: Partial<PullRequestFacts> = {},
): PullRequestFacts {
  return {
    number,
    title,
    body: '',
    url: `https://github.example/acme/shop/pull/${number}`,
    mergedAt: '2026-11-20T10:00:00Z',
    base: 'main',
    labels: [],
    author: 'grace',
    mergeCommitSha: null,
    ...changes,
  };
}

export function range(
  commits: readonly CommitFacts[],
  pullRequests: readonly PullRequestFacts[] = [],
  predecessorOnly: NotesFacts['predecessorOnly'] = [],
): NotesFacts {
  return { trunk: 'main', commits, pullRequests, predecessorOnly };
}

/** An entry in one line: `feature #12 Add a cart`. */
export function line(entry: NoteEntry): string {
  const number = entry.prNumber === undefined ? '' : ` #${entry.prNumber}`;
  return `${entry.kind}${number} ${entry.title}`;
}

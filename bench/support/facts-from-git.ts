import type { CommitFacts, NotesFacts, PullRequestFacts } from '../../src/domain/notes/notes-facts.ts';
import { type GitRange, git, revisions } from './git.ts';

const numbered = /\(#(\d+)\)$|^Merge pull request #(\d+) /;

/** What GitHub would tell of a range, as far as `git log` knows it: pull requests from the commits' first lines. */
export function factsFromGit(path: string, range: GitRange): NotesFacts {
  const log = git(path, [
    'log',
    '--topo-order',
    '--reverse',
    '--format=%H%x01%P%x01%an%x01%ae%x01%cI%x01%B%x02',
    revisions(range),
  ]);
  const pullRequests: PullRequestFacts[] = [];
  const commits = log
    .split('\u0002')
    .filter((entry) => entry.trim() !== '')
    .map((entry): CommitFacts => {
      const [sha = '', parents = '', name = '', email = '', mergedAt = '', message = ''] = entry
        .trimStart()
        .split('\u0001');
      const header = message.split('\n', 1)[0] ?? '';
      const match = numbered.exec(header);
      const number = Number(match?.[1] ?? match?.[2]);
      const hasPullRequest = match !== null;
      if (hasPullRequest) {
        pullRequests.push({
          number,
          title: header.replace(numbered, '').trim() || header,
          body: '',
          url: `https://github.com/acme/storefront/pull/${number}`,
          mergedAt,
          base: 'main',
          labels: [],
          author: name,
          mergeCommitSha: sha,
        });
      }
      return {
        sha,
        message,
        author: { login: null, name, email },
        parents: parents === '' ? [] : parents.split(' '),
        pullRequests: hasPullRequest ? [number] : [],
        touchesPaths: true,
      };
    });
  return { trunk: 'main', commits, predecessorOnly: [], pullRequests };
}

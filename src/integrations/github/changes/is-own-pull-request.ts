import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';

/**
 * Whether a pull request is of the repository that its commit was listed in: a commit that a fork shares is
 * also in the fork's, whose numbers are others'. Where the addresses do not tell, it is taken for one.
 */
export function isOwnPullRequest(
  commitUrl: string | null,
): (pullRequest: Pick<PullRequestFacts, 'url'>) => boolean {
  const repository = beforeIn(commitUrl, '/commit/');
  return ({ url }) => {
    const other = beforeIn(url, '/pull/');
    return repository === null || other === null || repository === other;
  };
}

function beforeIn(url: string | null, segment: string): string | null {
  const path = URL.parse(url ?? '')?.pathname.toLowerCase();
  const end = path?.lastIndexOf(segment) ?? -1;
  return path === undefined || end === -1 ? null : path.slice(0, end);
}

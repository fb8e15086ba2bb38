import { execFileSync } from 'node:child_process';
import { gitIn, temporaryFolder } from '../../sandbox/github/clone-for-tests.ts';

/** What a commit says of itself, without who put it there and when. */
export type Judged = { readonly tree: string; readonly author: string; readonly message: string };

const said = ['show', '-s', '--format=%T%x00%an <%ae> %at%x00%B'];

/** The commit as git reads it from a repository. */
export function commitIn(gitDir: string, sha: string): Judged {
  const text = execFileSync('git', ['--git-dir', gitDir, ...said, sha], { encoding: 'utf8' });
  const [tree = '', author = '', message = ''] = text.split('\0');
  return { tree, author, message: message.trimEnd() };
}

/** What `git cherry-pick -x` itself makes of commits, one by one, on top of another; null for a conflict. */
export function cherryPicked(
  gitDir: string,
  onto: string,
  shas: readonly string[],
): readonly Judged[] | null {
  const dir = temporaryFolder();
  gitIn(dir, ['clone', '--quiet', '--shared', '--no-checkout', gitDir, '.']);
  gitIn(dir, ['config', 'core.autocrlf', 'false']);
  gitIn(dir, ['checkout', '--quiet', '--detach', onto]);
  const made: Judged[] = [];
  for (const sha of shas) {
    const isMerge = gitIn(dir, ['show', '-s', '--format=%P', sha]).trim().includes(' ');
    const before = gitIn(dir, ['rev-parse', 'HEAD']).trim();
    try {
      gitIn(dir, ['cherry-pick', '-x', ...(isMerge ? ['-m', '1'] : []), sha]);
    } catch {
      const unmerged = gitIn(dir, ['ls-files', '--unmerged']).trim();
      if (unmerged !== '') return null;
      // Nothing is left of it: git stops and asks.
      gitIn(dir, ['cherry-pick', '--skip']);
    }
    const after = gitIn(dir, ['rev-parse', 'HEAD']).trim();
    if (after !== before) made.push(commitIn(`${dir}/.git`, 'HEAD'));
  }
  return made;
}

/** The paths that git leaves unmerged. */
export function unmergedPaths(gitDir: string, onto: string, sha: string): readonly string[] {
  const dir = temporaryFolder();
  gitIn(dir, ['clone', '--quiet', '--shared', '--no-checkout', gitDir, '.']);
  gitIn(dir, ['checkout', '--quiet', '--detach', onto]);
  try {
    gitIn(dir, ['cherry-pick', sha]);
    return [];
  } catch {
    const listed = gitIn(dir, ['diff', '--name-only', '--diff-filter=U']).trim();
    return listed.split('\n');
  }
}

/** What `git revert` makes of a commit on top of another; null for a conflict. */
export function reverted(gitDir: string, onto: string, sha: string): Omit<Judged, 'author'> | null {
  const dir = temporaryFolder();
  gitIn(dir, ['clone', '--quiet', '--shared', '--no-checkout', gitDir, '.']);
  gitIn(dir, ['config', 'core.autocrlf', 'false']);
  gitIn(dir, ['checkout', '--quiet', '--detach', onto]);
  const isMerge = gitIn(dir, ['show', '-s', '--format=%P', sha]).trim().includes(' ');
  try {
    gitIn(dir, ['revert', '--no-edit', ...(isMerge ? ['-m', '1'] : []), sha]);
  } catch {
    return null;
  }
  const { tree, message } = commitIn(`${dir}/.git`, 'HEAD');
  return { tree, message };
}

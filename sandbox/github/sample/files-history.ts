import type { GitRepository } from '../git/repository.ts';
import { fastImport, forgetMarks } from './fast-import.ts';

/** One first commit on `main` with the files given. */
export async function filesHistory(
  git: GitRepository,
  files: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const author = { name: 'octocat', email: 'octocat@users.noreply.github.com' };
  const message = 'chore: first commit\n';
  await fastImport(
    git,
    [{ mark: 1, ref: 'refs/heads/main', parents: [], author, at: now, message, files }],
    [],
  );
  await forgetMarks(git);
}

import { bold, code, type Mrkdwn, mrkdwn } from './text/mrkdwn.ts';
import { plural } from './text/plural.ts';

/** The migrations among the changed files; null where there were too many files to look through. */
export function migrationLines(files: readonly string[] | null): readonly Mrkdwn[] {
  if (files === null) {
    return [mrkdwn`${bold('Migrations')}: not known, as GitHub does not list so many changed files.`];
  }
  if (files.length === 0) return [];
  return [
    mrkdwn`⚠️ ${bold(plural(files.length, 'migration'))}`,
    ...files.map((file) => mrkdwn`• ${code(file, 200)}`),
  ];
}

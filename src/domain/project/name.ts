/** The form of a project's or environment's name: it is typed in commands, so it is short and plain. */
export const nameForm = /^[a-z][a-z0-9_-]{0,39}$/;

/** Words of the commands, which a name would be taken for. */
const commandWords: ReadonlySet<string> = new Set([
  'all',
  'as',
  'at',
  'because',
  'everything',
  'for',
  'into',
  'latest',
  'major',
  'minor',
  'none',
  'patch',
  'to',
  'until',
]);

/** Whether a name would be taken for something else in a command: `to`, `latest`, `rc2`, `v1`. */
export function isReservedName(name: string): boolean {
  return commandWords.has(name) || /^(?:rc|v)[.-]?\d/.test(name);
}

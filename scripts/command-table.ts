import { commands } from '../src/commands/index.ts';
import { markdownTable } from './markdown-table.ts';

/** Every form of every command with what it does, as in `/release help`. */
export function commandTable(): string {
  return markdownTable(
    ['Command', 'What it does'],
    commands.map(({ usage, summary }) => [usage.map((form) => `\`/release ${form}\``).join('<br>'), summary]),
  );
}

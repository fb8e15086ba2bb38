import { mergeEdits } from '../../domain/notes/merge-edits.ts';
import type { EditedNotes, NoteEntry, ReleaseNotes } from '../../domain/notes/release-notes.ts';
import { manyLines, oneLine } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';
import { kindTitles } from './kind-titles.ts';

/** GitHub takes 125,000 characters for a release's text. */
const longest = 120_000;
const titleRoom = 300;

/**
 * The notes in GitHub's Markdown. What comes from outside is text there too: it calls nobody, makes no
 * HTML and formats nothing. What a person wrote keeps its lists, headings and web addresses.
 */
export function notesMarkdown(notes: ReleaseNotes, edited: EditedNotes | null): string {
  const merged = mergeEdits(notes, edited);
  const paragraphs =
    merged.form === 'whole'
      ? [written(merged.text), added(merged.added)]
      : merged.parts.flatMap((part) => [
          `### ${kindTitles[part.kind].title}`,
          part.source === 'generated' ? items(part.entries) : written(part.text),
          part.source === 'generated' ? '' : added(part.added),
        ]);
  return within(paragraphs.filter((text) => text !== '').join('\n\n'));
}

const items = (entries: readonly NoteEntry[]): string => entries.map(item).join('\n');
const added = (entries: readonly NoteEntry[]): string => items(entries);

function item({ title, scope, breaking, prNumber, sha, author }: NoteEntry): string {
  const what = title.trim() === '' ? '(no message)' : asText(truncate(oneLine(title), titleRoom));
  const where = scope === undefined ? '' : `${asText(oneLine(scope))}: `;
  const source = prNumber === undefined ? sha.slice(0, 7) : `#${prNumber}`;
  const by = asText(truncate(oneLine(author.login ?? author.name), 60));
  const note = breaking === undefined ? '' : `\n  ${asText(truncate(oneLine(breaking), 1000))}`;
  return `- ${where}${what} (${source}, ${by})${note}`;
}

function written(text: string): string {
  return manyLines(text)
    .map((line) => {
      const [, marker = '', rest = line] = /^([-*+•] +|#{1,6} +|\d{1,3}[.)] +)?(.*)$/s.exec(line) ?? [];
      return `${marker.replace('•', '-')}${callingNobody(escapeMarkdown(rest))}`;
    })
    .join('\n');
}

const asText = (text: string): string => callingNobody(unlinked(escapeMarkdown(text)));

/** Everything that Markdown or HTML reads as more than a character, at a line's beginning too. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<>~|&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\$&`)
    .replace(/^([-+#=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

const seam = '\u200B';

/** GitHub calls whoever stands after an at sign, entities and escapes notwithstanding. */
const callingNobody = (text: string): string => text.replaceAll(/@(?=[\w-])/g, `@${seam}`);

/** GitHub links bare addresses. */
const unlinked = (text: string): string =>
  text.replaceAll(/:(?=\/\/)/g, `:${seam}`).replaceAll(/\bwww(?=\.)/gi, `$&${seam}`);

function within(text: string): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, text.lastIndexOf('\n', longest));
  const left = text.slice(kept.length).split('\n- ').length - 1;
  return `${kept}\n\n… and ${left.toLocaleString('en')} more.`;
}

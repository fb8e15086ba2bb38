import createPreset from 'conventional-changelog-conventionalcommits';
import { CommitParser, type ParserOptions } from 'conventional-commits-parser';

/** A first line by Conventional Commits, with the breaking note of the rest. Null parts are not there. */
export type ConventionalMessage = {
  readonly type: string | null;
  readonly scope: string | null;
  readonly subject: string;
  readonly breaking: string | null;
};

// The package types its result as {}; its parser options are the part that is documented.
const preset: { readonly parser?: ParserOptions } = createPreset();

/**
 * The preset's options, but for reverts, which are read by `trailers.ts` (one commit may revert several),
 * and for a stricter footer: only `BREAKING CHANGE:` in capitals, as the specification has it. The
 * preset's own takes "a breaking change in the API of …" in a body for one.
 */
const { revertPattern: _unused, ...options } = preset.parser ?? {};
const parser = new CommitParser({
  ...options,
  notesPattern: () => /^[\s|*]*(BREAKING[ -]CHANGE):\s+(.*)/,
});

/** Reads a commit message or a pull request's title. An empty one has an empty subject. */
export function readConventional(message: string): ConventionalMessage {
  if (message.trim() === '') return { type: null, scope: null, subject: '', breaking: null };
  const commit = parser.parse(message.trimStart());
  const type = commit['type']?.toLowerCase() ?? null;
  const isTyped = type !== null && type !== '';
  return {
    type: isTyped ? type : null,
    scope: isTyped ? commit['scope']?.trim() || null : null,
    subject: ((isTyped ? commit['subject'] : null) ?? commit.header ?? '').trim(),
    breaking: commit.notes[0]?.text.trim() ?? null,
  };
}

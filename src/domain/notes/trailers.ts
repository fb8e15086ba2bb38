/** What the rest of a commit message says of other commits. Ids may be abbreviated to seven digits. */
export type Trailers = {
  readonly pickedFrom: readonly string[];
  readonly reverts: readonly string[];
  /** `Add a cart (#123)`, or `Merge pull request #123 from …` */
  readonly pullRequest: number | null;
};

const picked = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const reverted = /\bThis reverts commit ([0-9a-f]{7,64})\b/gi;
const squashed = /\(#(\d{1,9})\)$/;
const merged = /^Merge pull request #(\d{1,9}) from /;

/** Reads what git and GitHub write into messages by themselves. */
export function readTrailers(message: string): Trailers {
  const header = firstLine(message);
  const [, number] = squashed.exec(header) ?? merged.exec(header) ?? [];
  return {
    pickedFrom: all(message, picked),
    reverts: all(message, reverted),
    pullRequest: number === undefined ? null : Number(number),
  };
}

/** A message's first line that is not empty. */
function firstLine(message: string): string {
  return message.trimStart().split(/\r?\n/, 1)[0]?.trim() ?? '';
}

function all(message: string, form: RegExp): readonly string[] {
  return Array.from(message.matchAll(form), ([, sha = '']) => sha.toLowerCase());
}

/** What the rest of a commit message says of other commits. Ids may be abbreviated to seven digits. */
export type Trailers = {
  readonly pickedFrom: readonly string[];
  readonly reverts: readonly string[];
  /** `Add a cart (#123)`, or `Merge pull request #123 from …` */
  readonly pullRequest: number | null;
  /** `Revert "Add a cart (#12)"` */
  readonly revertedPullRequest: number | null;
  /** The first line, where it ends in a pull request's number: whoever picks the commit by hand leaves it as it is. */
  readonly squashedAs: string | null;
  /** Whether it is a squashed pull request that only in part takes something back. */
  readonly doesMore: boolean;
};

const picked = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const reverted = /\bThis reverts commit ([0-9a-f]{7,64})\b/gi;
const squashed = /\(#(\d{1,9})\)$/;
const revertedSquash = /^Revert ".* \(#(\d{1,9})\)"(?: \(#\d{1,9}\))?$/;
const reversal = /^re(?:vert|apply)\b/i;
/** GitHub lists what was squashed. */
const otherStep = /^\* (?!Revert "|Reapply ")/m;
const merged = /^Merge pull request #(\d{1,9}) from /;

/** Reads what git and GitHub write into messages by themselves. */
export function readTrailers(message: string): Trailers {
  const header = firstLine(message);
  const isSquashed = squashed.test(header);
  const [, number] = squashed.exec(header) ?? merged.exec(header) ?? [];
  return {
    pickedFrom: all(message, picked),
    reverts: all(message, reverted),
    pullRequest: numberIn(number),
    revertedPullRequest: numberIn(revertedSquash.exec(header)?.[1]),
    squashedAs: isSquashed ? header : null,
    doesMore: !reversal.test(header) && otherStep.test(message),
  };
}

/** A message's first line that is not empty. */
function firstLine(message: string): string {
  return message.trimStart().split(/\r?\n/, 1)[0]?.trim() ?? '';
}

const numberIn = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function all(message: string, form: RegExp): readonly string[] {
  return Array.from(message.matchAll(form), ([, sha = '']) => sha.toLowerCase());
}

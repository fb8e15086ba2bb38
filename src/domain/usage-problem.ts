/** Text that was not understood, and what would have been. Only the person who typed it sees it. */
export type UsageProblem = {
  readonly problem:
    | { readonly kind: 'unknown-command'; readonly text: string; readonly nearest: string | null }
    | { readonly kind: 'unexpected'; readonly text: string; readonly nearest: string | null }
    | { readonly kind: 'missing'; readonly what: string }
    /** A word is left out, and what was meant is certain: the whole command, ready to be typed. */
    | { readonly kind: 'left-out'; readonly what: string; readonly meant: string };
  /** The command's name, where it was understood, and its forms. */
  readonly command: string | null;
  readonly forms: readonly string[];
};

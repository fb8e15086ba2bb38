/** What a person may mean by what they typed: a pull request or a commit. */
export type SourceText =
  | { readonly kind: 'pull-request'; readonly number: number; readonly repository: string | null }
  | { readonly kind: 'commit'; readonly text: string; readonly repository: string | null };

const address =
  /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:pull\/(\d{1,9})|commit\/([0-9a-fA-F]{7,64}))(?:[/?#]\S*)?$/;

/** Reads `#123`, `123`, the beginning of a commit id, or the address of either; null where it is neither. */
export function readSourceText(text: string): SourceText | null {
  const [, repository = null, number, sha] = address.exec(text) ?? [];
  if (number !== undefined) return { kind: 'pull-request', number: Number(number), repository };
  if (sha !== undefined) return { kind: 'commit', text: sha.toLowerCase(), repository };
  // Nobody types a commit as seven digits and means a pull request of that number.
  if (/^#\d{1,9}$|^\d{1,6}$/.test(text)) {
    return { kind: 'pull-request', number: Number(text.replace('#', '')), repository: null };
  }
  return /^[0-9a-fA-F]{7,64}$/.test(text)
    ? { kind: 'commit', text: text.toLowerCase(), repository: null }
    : null;
}

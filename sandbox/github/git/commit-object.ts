export type Signature = { readonly name: string; readonly email: string; readonly date: string };

/** A commit as git stores it. */
export type CommitObject = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

/** Reads `Name <mail> 1700000000 +0100`; the date becomes an ISO date in UTC, as GitHub gives it. */
export function parseSignature(line: string): Signature {
  const match = /^(.*?) ?<([^>]*)> (-?\d+) [+-]\d{4}$/.exec(line);
  const seconds = Number(match?.[3] ?? 0);
  return {
    name: match?.[1] ?? '',
    email: match?.[2] ?? '',
    date: isoSeconds(new Date(seconds * 1000)),
  };
}

/** An ISO date without fractions: `2026-11-21T12:00:00Z`. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function parseCommit(sha: string, content: Buffer): CommitObject {
  const text = content.toString('utf8');
  const end = text.indexOf('\n\n');
  const headers = (end === -1 ? text : text.slice(0, end)).split('\n');
  const all = (key: string) =>
    headers.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parseSignature(all('author')[0] ?? ''),
    committer: parseSignature(all('committer')[0] ?? ''),
    message: end === -1 ? '' : text.slice(end + 2).replace(/\n$/, ''),
  };
}

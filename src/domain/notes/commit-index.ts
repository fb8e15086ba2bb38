/** Finds a commit by its id, also where people abbreviated it. */
export type CommitIndex = {
  /** The full id; the text itself where no commit, or more than one, begins with it. */
  readonly resolve: (sha: string) => string;
};

const shortest = 7;

export function indexCommits(shas: Iterable<string>): CommitIndex {
  const byStart = new Map<string, string[]>();
  for (const sha of shas) {
    const start = sha.slice(0, shortest);
    const alike = byStart.get(start);
    if (alike === undefined) byStart.set(start, [sha]);
    else alike.push(sha);
  }
  return {
    resolve: (sha) => {
      const matches = (byStart.get(sha.slice(0, shortest)) ?? []).filter((full) => full.startsWith(sha));
      return matches.length === 1 && matches[0] !== undefined ? matches[0] : sha;
    },
  };
}

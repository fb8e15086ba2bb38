/** A commit of a history that is made up: its tree is the set of the changes in it. */
export type PlainCommit = {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly changes: ReadonlySet<string>;
};

/** A repository's commits, branches and tags, without any files. */
export type PlainHistory = {
  readonly branches: Map<string, string>;
  /** The commit, or the tag object, that each tag names. */
  readonly tags: Map<string, string>;
  readonly tagObjects: Map<
    string,
    { readonly tag: string; readonly message: string; readonly object: string }
  >;
  readonly commit: (sha: string) => PlainCommit | undefined;
  readonly treeOf: (commit: PlainCommit) => string;
  readonly changesIn: (tree: string) => ReadonlySet<string>;
  readonly add: (commit: Omit<PlainCommit, 'sha'>) => PlainCommit;
  /** Newest first, as GitHub lists them. */
  readonly behind: (sha: string) => readonly PlainCommit[];
  /** Brings a change to trunk by a pull request, whose number it gives. */
  readonly land: (title: string) => number;
  readonly landed: readonly { readonly number: number; readonly title: string; readonly sha: string }[];
};

export const plainId = (letter: string, number: number): string =>
  `${letter}${String(number).padStart(39, '0')}`;

export function makeHistory(): PlainHistory {
  const commits = new Map<string, PlainCommit>();
  const trees = new Map<string, ReadonlySet<string>>();
  const branches = new Map<string, string>();
  const landed: { number: number; title: string; sha: string }[] = [];

  const treeOf = ({ changes }: Pick<PlainCommit, 'changes'>): string => {
    const known = [...trees].find(
      ([, one]) => one.size === changes.size && [...one].every((change) => changes.has(change)),
    );
    if (known !== undefined) return known[0];
    const tree = plainId('d', trees.size + 1);
    trees.set(tree, changes);
    return tree;
  };
  const add: PlainHistory['add'] = (commit) => {
    const made = { ...commit, sha: plainId('a', commits.size + 1) };
    commits.set(made.sha, made);
    return made;
  };
  const behind: PlainHistory['behind'] = (sha) => {
    const seen = new Map<string, PlainCommit>();
    const open = [sha];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const commit = commits.get(next);
      if (commit === undefined || seen.has(next)) continue;
      seen.set(next, commit);
      open.push(...commit.parents);
    }
    return [...seen.values()].toSorted((a, b) => (a.sha < b.sha ? 1 : -1));
  };
  const land: PlainHistory['land'] = (title) => {
    const tip = commits.get(branches.get('main') ?? '');
    const number = landed.length + 1;
    const { sha } = add({
      parents: tip === undefined ? [] : [tip.sha],
      message: `${title} (#${number})`,
      changes: new Set([...(tip?.changes ?? []), `#${number}`]),
    });
    branches.set('main', sha);
    landed.push({ number, title, sha });
    return number;
  };
  return {
    branches,
    tags: new Map(),
    tagObjects: new Map(),
    commit: (sha) => commits.get(sha),
    treeOf,
    changesIn: (tree) => trees.get(tree) ?? new Set(),
    add,
    behind,
    land,
    landed,
  };
}

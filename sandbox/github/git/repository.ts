import { type CommitObject, parseCommit } from './commit-object.ts';
import { type GitObject, ObjectReader } from './object-reader.ts';
import { isRefName, isSha } from './ref-name.ts';
import { type GitAnswer, type GitCall, runGit, tryGit } from './run-git.ts';

export type RefEntry = { readonly ref: string; readonly oid: string; readonly type: string };

/** A bare git repository that the stand-in owns, and what may be asked of it. */
export class GitRepository {
  readonly dir: string;
  readonly #reader: ObjectReader;

  constructor(dir: string) {
    this.dir = dir;
    this.#reader = new ObjectReader(dir);
  }

  run(args: readonly string[], call: GitCall = {}): Promise<string> {
    return runGit(['--git-dir', this.dir, ...args], call);
  }

  try(args: readonly string[], call: GitCall = {}): Promise<GitAnswer> {
    return tryGit(['--git-dir', this.dir, ...args], call);
  }

  object(name: string): Promise<GitObject | undefined> {
    return this.#reader.read(name);
  }

  async commit(sha: string): Promise<CommitObject | undefined> {
    const object = isSha(sha) ? await this.object(sha) : undefined;
    return object?.type === 'commit' ? parseCommit(object.oid, object.content) : undefined;
  }

  /** Commits in the order asked for; unknown ones are left out. */
  async commits(shas: readonly string[]): Promise<CommitObject[]> {
    const found = await Promise.all(shas.map((sha) => this.commit(sha)));
    return found.filter((commit) => commit !== undefined);
  }

  /** What a full ref points at, unpeeled. */
  async ref(name: string): Promise<RefEntry | undefined> {
    if (!isRefName(name)) return undefined;
    const object = await this.object(name);
    return object === undefined ? undefined : { ref: name, oid: object.oid, type: object.type };
  }

  async refs(prefix: string): Promise<RefEntry[]> {
    const text = await this.run([
      'for-each-ref',
      '--format=%(refname) %(objectname) %(objecttype)',
      ...(prefix === '' ? [] : [prefix]),
    ]);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [ref = '', oid = '', type = ''] = line.split(' ');
        return { ref, oid, type };
      });
  }

  /** The commit that a SHA, branch, tag or (partly) qualified ref means; a branch wins over a tag of its name. */
  async resolve(name: string): Promise<string | undefined> {
    if (/^[0-9a-f]{7,40}$/.test(name)) {
      const object = await this.object(`${name}^{commit}`);
      if (object !== undefined) return object.oid;
    }
    const candidates = name.startsWith('refs/')
      ? [name]
      : [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`];
    for (const candidate of candidates.filter(isRefName)) {
      const object = await this.object(`${candidate}^{commit}`);
      if (object !== undefined) return object.oid;
    }
    return undefined;
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    return (await this.try(['merge-base', '--is-ancestor', ancestor, descendant])).code === 0;
  }

  close(): void {
    this.#reader.close();
  }
}

import type { Accounts } from '../accounts.ts';
import type { GitRepository } from '../git/repository.ts';
import type { Pull } from './pull.ts';
import { type PullHistory, readHistory } from './read-history.ts';

/** The pull requests of one repository. */
export class Pulls {
  readonly #git: GitRepository;
  readonly #history: PullHistory = { pulls: new Map(), numberByCommit: new Map() };

  constructor(git: GitRepository) {
    this.#git = git;
  }

  /** Reads the history once: trunk first, so that a number belongs to what trunk merged. */
  async read(options: {
    readonly trunk: string;
    readonly accounts: Accounts;
    /** Called with how many more commits were read. */
    readonly onProgress?: ((commits: number) => void) | undefined;
  }): Promise<void> {
    const trunk = `refs/heads/${options.trunk}`;
    const tip = await this.#git.resolve(trunk);
    if (tip === undefined) return;
    await readHistory(this.#git, this.#history, { ...options, range: [trunk], tip });
    await readHistory(this.#git, this.#history, {
      accounts: options.accounts,
      range: ['--branches', '--not', trunk],
    });
    await this.#useKeptHeads();
  }

  all(): Pull[] {
    return [...this.#history.pulls.values()].toSorted((a, b) => b.number - a.number);
  }

  open(): Pull[] {
    return [...this.#history.pulls.values()].filter((pull) => pull.state === 'open');
  }

  numbered(number: number): Pull | undefined {
    return this.#history.pulls.get(number);
  }

  nextNumber(): number {
    return Math.max(0, ...this.#history.pulls.keys()) + 1;
  }

  add(pull: Pull): void {
    this.#history.pulls.set(pull.number, pull);
  }

  /** The commits a merge brought into the base belong to that pull request from now on. */
  claim(pull: Pull, shas: readonly string[]): void {
    for (const sha of shas) this.#history.numberByCommit.set(sha, pull.number);
  }

  /**
   * The pull request that brought the commit in; for a commit that is on no base yet also the open ones that
   * contain it, as GitHub answers it.
   */
  async ofCommit(sha: string): Promise<Pull[]> {
    const number = this.#history.numberByCommit.get(sha);
    const merged = number === undefined ? undefined : this.numbered(number);
    if (merged !== undefined) return [merged];
    const holding = await Promise.all(
      this.open().map(async (pull) => {
        const inHead = pull.headSha === sha || (await this.#git.isAncestor(sha, pull.headSha));
        return inHead && !(await this.#git.isAncestor(sha, `refs/heads/${pull.base}`)) ? [pull] : [];
      }),
    );
    return holding.flat();
  }

  async #useKeptHeads(): Promise<void> {
    for (const { ref, oid } of await this.#git.refs('refs/pull/')) {
      const number = /^refs\/pull\/(\d+)\/head$/.exec(ref)?.[1];
      const pull = number === undefined ? undefined : this.numbered(Number(number));
      if (pull !== undefined) pull.headSha = oid;
    }
  }
}

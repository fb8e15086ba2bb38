import type { GitRepository } from './repository.ts';

export type Comparison = {
  readonly mergeBase: string | undefined;
  /** What head has and base has not, oldest first. */
  readonly ahead: readonly string[];
  readonly behindBy: number;
};

/** Compares two commits; a comparison of the same two is kept, since clients page through it. */
export class Comparisons {
  readonly #git: GitRepository;
  readonly #kept = new Map<string, Promise<Comparison>>();

  constructor(git: GitRepository) {
    this.#git = git;
  }

  of(base: string, head: string): Promise<Comparison> {
    const key = `${base}...${head}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= 20 && oldest.done !== true) this.#kept.delete(oldest.value);
    const comparison = this.#compare(base, head);
    this.#kept.set(key, comparison);
    return comparison;
  }

  async #compare(base: string, head: string): Promise<Comparison> {
    const [mergeBase, ahead, behind] = await Promise.all([
      this.#git.try(['merge-base', base, head]),
      this.#git.run(['rev-list', '--topo-order', '--reverse', `${base}..${head}`]),
      this.#git.run(['rev-list', '--count', `${head}..${base}`]),
    ]);
    return {
      mergeBase: mergeBase.code === 0 ? (mergeBase.stdout.split('\n')[0] ?? '') : undefined,
      ahead: ahead.split('\n').filter((sha) => sha !== ''),
      behindBy: Number(behind.trim()),
    };
  }
}

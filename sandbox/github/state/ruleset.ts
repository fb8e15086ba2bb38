/** Rules on refs: `creation`, `update`, `deletion`, `non_fast_forward`, `pull_request`… */
export type Ruleset = {
  readonly id: number;
  readonly name: string;
  readonly target: 'branch' | 'tag';
  readonly enforcement: 'active' | 'disabled' | 'evaluate';
  /** `~DEFAULT_BRANCH`, `~ALL` or full refs with `*`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly { readonly type: string; readonly parameters?: unknown }[];
  readonly bypass: 'always' | 'never';
  readonly createdAt: string;
};

/** A GitHub environment with the rules that may refuse or park a run. */
export type Environment = {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly reviewers: readonly string[];
  readonly waitMinutes: number;
  readonly preventSelfReview: boolean;
  /** `undefined`: any branch or tag. */
  readonly policy: 'protected_branches' | 'custom' | undefined;
  readonly patterns: readonly {
    readonly id: number;
    readonly name: string;
    readonly type: 'branch' | 'tag';
  }[];
};

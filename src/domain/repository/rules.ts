/** A part of what the doctor looks at, or the word that it could not be looked at. */
export type Part<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'unseen'; readonly status: number | null };

/** One input of a workflow's `workflow_dispatch`. */
export type WorkflowInput = {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'number' | 'choice' | 'environment';
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  readonly choices: readonly string[];
};

/** A workflow file as trunk has it. */
export type WorkflowFile = {
  /** `build.yml` */
  readonly file: string;
  readonly state: 'active' | 'disabled' | 'unknown';
  /** Set where the file is not readable as a workflow: what is wrong, in a few words. */
  readonly problem: string | null;
  /** Null where it has no `workflow_dispatch`. */
  readonly inputs: readonly WorkflowInput[] | null;
  readonly runName: string | null;
  /** Patterns of `on: push: tags` and `tags-ignore`; null where a tag does not start it. A push without branch or tag filters is started by every tag. */
  readonly tags: { readonly include: readonly string[] | null; readonly ignore: readonly string[] } | null;
  /** `on: create`: any new branch or tag starts it. */
  readonly startsOnCreate: boolean;
  /** Release events that start it, as `published`; empty for none. */
  readonly releaseEvents: readonly string[];
};

/** A GitHub environment's own policy. */
export type GithubEnvironment = {
  readonly name: string;
  readonly hasReviewers: boolean;
  readonly waitMinutes: number;
  readonly hasCustomRules: boolean;
  /** Tag patterns that may deploy; null where every ref may. */
  readonly tagPatterns: readonly string[] | null;
};

/** A ruleset or protection that bears on tags: patterns as GitHub writes them, `refs/tags/v*`. */
export type TagRule = {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly forbids: readonly ('creation' | 'update' | 'deletion')[];
  readonly canWeBypass: boolean;
};

export type RepositoryRules = {
  readonly workflows: Part<readonly WorkflowFile[]>;
  readonly tagRules: Part<readonly TagRule[]>;
  readonly environments: Part<readonly GithubEnvironment[]>;
  /** What our token or App may do: `contents: write`, …; unseen where GitHub does not tell. */
  readonly permissions: Part<Readonly<Record<string, 'read' | 'write'>>>;
};

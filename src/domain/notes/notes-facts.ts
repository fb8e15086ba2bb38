/** A commit, as release notes need it. */
export type CommitFacts = {
  readonly sha: string;
  /** The whole message. Text from outside; may be empty. */
  readonly message: string;
  readonly author: {
    readonly login: string | null;
    readonly name: string;
    readonly email: string | null;
  };
  readonly parents: readonly string[];
  /** Numbers of the pull requests that GitHub associates with it: open ones and other branches' included. */
  readonly pullRequests: readonly number[];
  /** Whether it changes something in the project's paths; true where a project has none. */
  readonly touchesPaths: boolean;
  /** ISO 8601; left out where it is not known. */
  readonly committedAt?: string | null;
};

/** A pull request, as release notes need it. */
export type PullRequestFacts = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  /** ISO 8601; null where it is not merged. */
  readonly mergedAt: string | null;
  /** The branch that it was merged into. */
  readonly base: string;
  readonly labels: readonly string[];
  readonly author: string | null;
  readonly mergeCommitSha: string | null;
};

/** Everything that lies between a release's commit and its predecessor's. */
export type NotesFacts = {
  readonly trunk: string;
  /** Reachable from the release and not from its predecessor, oldest first. */
  readonly commits: readonly CommitFacts[];
  /** The other way round, oldest first: what only the predecessor has, such as the fixes picked into it. */
  readonly predecessorOnly: readonly Pick<CommitFacts, 'sha' | 'message'>[];
  readonly pullRequests: readonly PullRequestFacts[];
};

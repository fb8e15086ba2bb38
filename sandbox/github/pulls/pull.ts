/** A pull request; merged ones are found in the history, open ones are made by control or by the API. */
export type Pull = {
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: string;
  readonly base: string;
  readonly head: string;
  headSha: string;
  /** Base's tip when it was opened or, for one found in the history, the merge's first parent. */
  baseSha: string;
  state: 'open' | 'closed';
  draft: boolean;
  labels: readonly string[];
  assignees: readonly string[];
  readonly createdAt: string;
  mergedAt: string | undefined;
  closedAt: string | undefined;
  mergeSha: string | undefined;
};

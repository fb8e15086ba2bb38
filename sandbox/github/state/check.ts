/** A check run on a commit that an app other than the workflow runs reported. */
export type CheckRun = {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  readonly app: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  readonly startedAt: string;
  completedAt: string | null;
  readonly detailsUrl: string | null;
};

/** A commit status: the older way to report a result on a commit. */
export type CommitStatus = {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
};

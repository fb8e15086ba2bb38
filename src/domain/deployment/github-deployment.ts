/** A deployment as GitHub's own record is told of it. GitHub takes 140 characters of a description. */
export type GithubDeployment = {
  readonly id: string;
  readonly sha: string;
  readonly environment: string;
  readonly candidate: string;
  readonly isProduction: boolean;
  readonly description: string;
  readonly requestedBy: string;
  readonly approvedBy: readonly string[];
};

export type GithubDeploymentStatus = {
  readonly state: 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';
  readonly description: string;
  readonly logUrl: string | null;
};

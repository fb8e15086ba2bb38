import { Comparisons } from '../git/compare-commits.ts';
import type { GitRepository } from '../git/repository.ts';
import { Pulls } from '../pulls/pulls.ts';
import type { CheckRun, CommitStatus } from './check.ts';
import type { Deployment } from './deployment.ts';
import type { Environment } from './environment.ts';
import type { Release } from './release.ts';
import type { Ruleset } from './ruleset.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** One repository as the stand-in keeps it: git holds the history, this holds what GitHub adds to it. */
export type Repository = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly createdAt: string;
  readonly git: GitRepository;
  readonly comparisons: Comparisons;
  readonly pulls: Pulls;
  readonly workflowIds: Map<string, number>;
  readonly runs: WorkflowRun[];
  readonly releases: Release[];
  readonly deployments: Deployment[];
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly environments: Environment[];
  readonly rulesets: Ruleset[];
  /** Permission by login; everybody else reads. */
  readonly collaborators: Map<string, string>;
  /** Tags of immutable releases: never to be used again, even when deleted. */
  readonly spentTags: Set<string>;
  immutableReleases: boolean;
};

export function newRepository(given: {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly createdAt: string;
  readonly git: GitRepository;
}): Repository {
  return {
    ...given,
    comparisons: new Comparisons(given.git),
    pulls: new Pulls(given.git),
    workflowIds: new Map(),
    runs: [],
    releases: [],
    deployments: [],
    checkRuns: [],
    statuses: [],
    environments: [],
    rulesets: [],
    collaborators: new Map(),
    spentTags: new Set(),
    immutableReleases: false,
  };
}

export const fullName = (repository: Repository): string => `${repository.owner}/${repository.name}`;

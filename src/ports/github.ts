import type { BegunSignIn, SignInAnswer } from '../domain/authority/sign-in.ts';
import type { GithubDeployment, GithubDeploymentStatus } from '../domain/deployment/github-deployment.ts';
import type * as Ids from '../domain/ids.ts';
import type { FoundCheck } from '../domain/policy/policy-facts.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { FoundRepository, FoundTag, RepositoryFile } from '../domain/repository/found.ts';
import type { Part, RepositoryRules, WorkflowFile } from '../domain/repository/rules.ts';
import type { Run, RunReference } from '../domain/repository/run.ts';
import type { PickGithub } from './pick-github.ts';

/** GitHub. Reads may be repeated; each write is one request and is never repeated by itself. */
export type GitHub = PickGithub & {
  /** Begins a sign-in by GitHub's device flow; null where nobody may sign in so. */
  readonly beginSignIn: () => Promise<BegunSignIn | null>;
  /** Asks who signed in. What GitHub gives for it is used for that question, and kept nowhere. */
  readonly endSignIn: (deviceCode: string) => Promise<SignInAnswer>;
  /** Null where there is none that we may see. */
  readonly repository: (fullName: string) => Promise<FoundRepository | null>;
  /** By its id, whatever it is called today; the last known name helps on servers that have no such question. */
  readonly repositoryById: (id: Ids.RepositoryId, lastKnownAs?: string) => Promise<FoundRepository | null>;
  /** `ref` is a full commit id or a branch's name; never a tag. */
  readonly readFile: (repository: string, path: string, ref: string) => Promise<RepositoryFile | null>;
  /** Logins of all who had a hand in a file after one commit, up to another: by its commits and their pull requests. */
  readonly fileAuthors: (
    repository: string,
    path: string,
    from: Ids.Sha | null,
    to: Ids.Sha,
  ) => Promise<readonly (string | null)[]>;
  readonly branchTip: (repository: string, branch: string) => Promise<Ids.Sha | null>;
  /** The full id of a commit named by any unambiguous beginning of it; null where there is none. */
  readonly resolveCommit: (repository: string, text: string) => Promise<Ids.Sha | null>;
  /** Whether a commit is an ancestor of, or the same as, another. */
  readonly isAncestor: (repository: string, ancestor: Ids.Sha, descendant: Ids.Sha) => Promise<boolean>;
  /** Every tag with the commit it comes down to. */
  readonly tags: (repository: string, prefix: string) => Promise<readonly FoundTag[]>;
  /** Reads `refs/tags/<tag>`, never a branch of the same name. */
  readonly tagTarget: (repository: string, tag: string) => Promise<Ids.Sha | null>;
  readonly tagMessage: (repository: string, tag: string) => Promise<string | null>;
  /** What lies after `base` (null: from the beginning) up to `head`, with the pull requests that brought it. */
  readonly changes: (
    repository: string,
    base: Ids.Sha | null,
    head: Ids.Sha,
    progress: (text: {
      readonly done: number;
      readonly total: number;
      readonly what: 'commits' | 'pull-requests' | 'files';
    }) => void,
    options: { readonly paths: readonly string[]; readonly wantsFiles: boolean },
  ) => Promise<ChangeRange>;
  readonly createTag: (
    repository: string,
    tag: { readonly name: string; readonly sha: Ids.Sha; readonly message: string; readonly at: Date },
  ) => Promise<Sent<{ readonly kind: 'made' } | { readonly kind: 'exists' }>>;
  readonly dispatchWorkflow: (
    repository: string,
    dispatch: {
      readonly workflow: string;
      readonly ref: string;
      readonly inputs: Readonly<Record<string, string>>;
    },
  ) => Promise<Sent<RunReference | null>>;
  /** Runs of a workflow started by dispatch since a time, newest first. */
  readonly runsSince: (repository: string, workflow: string, since: Date) => Promise<readonly Run[]>;
  readonly run: (repository: string, runId: number) => Promise<Run | null>;
  readonly failingJob: (repository: string, runId: number, attempt: number) => Promise<string | null>;
  readonly cancelRun: (repository: string, runId: number) => Promise<void>;
  /** The latest runs of a workflow, whatever started them, newest first. */
  readonly recentRuns: (repository: string, workflow: string) => Promise<readonly Run[]>;
  /** One workflow as a commit has it, with the state that GitHub has it in; null where it is not there. */
  readonly workflowAt: (repository: string, file: string, sha: Ids.Sha) => Promise<WorkflowFile | null>;
  /** Check runs and commit statuses of a commit. */
  readonly checks: (repository: string, sha: Ids.Sha) => Promise<Part<readonly FoundCheck[]>>;
  /** GitHub's own record of a deployment, made once for ours; resolves to its id. */
  readonly openDeployment: (repository: string, deployment: GithubDeployment) => Promise<Sent<number>>;
  readonly setDeploymentStatus: (
    repository: string,
    id: number,
    status: GithubDeploymentStatus,
  ) => Promise<Sent<true>>;
  /** Publishes a release for a tag that stands; one that is there already is left as it is. */
  readonly publishRelease: (
    repository: string,
    page: { readonly tag: string; readonly name: string; readonly body: string },
  ) => Promise<Sent<{ readonly kind: 'made' | 'exists'; readonly url: string }>>;
  /** The login our own runs are started by; null where it cannot be told. */
  readonly ownLogin: () => Promise<string | null>;
  /** Whether GitHub answers now, for whoever watches over Waybill. */
  readonly answers: () => Promise<boolean>;
  /** Everything the doctor looks at, part by part; a part that could not be read says so. */
  readonly rules: (
    repository: string,
    asked: {
      readonly trunk: string;
      /** Workflow files that the project uses: looked for by name where no list has them. */
      readonly named: readonly string[];
    },
  ) => Promise<RepositoryRules>;
};

/** How one write ended. *Refused* is definite; *limited* did not act; *uncertain* may have. */
export type Sent<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'limited'; readonly until: Date }
  | { readonly kind: 'uncertain' };

import type { GitHub } from '../../ports/github.ts';
import type { Clock, Log } from '../../ports.ts';
import { appAccess } from './access/app-access.ts';
import { signIn } from './access/sign-in.ts';
import { tokenAccess } from './access/token-access.ts';
import { changes } from './changes/changes.ts';
import { checks } from './checks/checks.ts';
import type { Connection } from './connection.ts';
import { openDeployment, setDeploymentStatus } from './deployments/write-deployment.ts';
import { octokitOptions } from './http/octokit-options.ts';
import { createBranch, deleteBranch, moveBranch } from './picks/branches.ts';
import { commitDiff } from './picks/diff.ts';
import { emptyCommit, pickOnto } from './picks/pick-onto.ts';
import { openPullRequest, pullRequest, reopenPullRequest } from './picks/pull-request.ts';
import { pullRequestCommits, pullRequestsOf, readCommit } from './picks/read-commit.ts';
import { touchedOnBothSides } from './picks/touched-on-both-sides.ts';
import { publishRelease } from './releases/publish-release.ts';
import { branchTip } from './repository/branch-tip.ts';
import { fileAuthors } from './repository/file-authors.ts';
import { isAncestor } from './repository/is-ancestor.ts';
import { readFile } from './repository/read-file.ts';
import { repository, repositoryById } from './repository/repository.ts';
import { resolveCommit } from './repository/resolve-commit.ts';
import { rules } from './rules/rules.ts';
import { workflowAt } from './rules/workflow-at.ts';
import { cancelRun } from './runs/cancel-run.ts';
import { dispatchWorkflow } from './runs/dispatch-workflow.ts';
import { failingJob } from './runs/failing-job.ts';
import { recentRuns } from './runs/recent-runs.ts';
import { run } from './runs/run.ts';
import { runsSince } from './runs/runs-since.ts';
import { createTag } from './tags/create-tag.ts';
import { tagMessage, tagTarget } from './tags/tag-target.ts';
import { tags } from './tags/tags.ts';

export type GithubAuth =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'app'; readonly appId: string | number; readonly privateKey: string };

export type GithubOptions = {
  readonly auth: GithubAuth;
  /** Null for github.com; `https://ghe.example/api/v3` for an Enterprise Server. */
  readonly apiUrl: string | null;
  /** With which people sign in; null or left out for the App's own. */
  readonly clientId?: string | null;
  readonly log: Log;
  readonly clock: Clock;
  /** How long one request may take, its answer included. */
  readonly timeoutMs?: number;
};

/** Connects to GitHub. Nothing is asked until something is wanted. */
export function connectGithub({
  auth,
  apiUrl,
  clientId = null,
  log,
  clock,
  timeoutMs = 10_000,
}: GithubOptions): GitHub {
  const options = octokitOptions({ apiUrl, log, timeoutMs });
  const access =
    auth.kind === 'token' ? tokenAccess(auth.token, options, clock) : appAccess(auth, options, clock);
  const connection: Connection = {
    access,
    clock,
    log,
    learned: { graphqlMissingUntil: null, refusesRunDetails: false },
  };
  const people = signIn(options, clock);
  const appOfPeople = async () => clientId ?? (await access.clientId());
  return {
    beginSignIn: async () => {
      const id = await appOfPeople();
      return id === null ? null : people.begin(id);
    },
    endSignIn: async (deviceCode) => {
      const id = await appOfPeople();
      return id === null ? { kind: 'over' } : people.end(id, deviceCode);
    },
    repository: (fullName) => repository(connection, fullName),
    repositoryById: (id, lastKnownAs) => repositoryById(connection, id, lastKnownAs),
    readFile: (name, path, ref) => readFile(connection, name, path, ref),
    fileAuthors: (name, path, from, to) => fileAuthors(connection, name, path, { from, to }),
    branchTip: (name, branch) => branchTip(connection, name, branch),
    resolveCommit: (name, text) => resolveCommit(connection, name, text),
    isAncestor: (name, ancestor, descendant) => isAncestor(connection, name, ancestor, descendant),
    tags: (name, prefix) => tags(connection, name, prefix),
    tagTarget: (name, tag) => tagTarget(connection, name, tag),
    tagMessage: (name, tag) => tagMessage(connection, name, tag),
    changes: (name, base, head, progress, wanted) =>
      changes(connection, name, { base, head }, progress, wanted),
    createTag: (name, tag) => createTag(connection, name, tag),
    dispatchWorkflow: (name, dispatch) => dispatchWorkflow(connection, name, dispatch),
    runsSince: (name, workflow, since) => runsSince(connection, name, workflow, since),
    run: (name, runId) => run(connection, name, runId),
    failingJob: (name, runId, attempt) => failingJob(connection, name, runId, attempt),
    cancelRun: (name, runId) => cancelRun(connection, name, runId),
    recentRuns: (name, workflow) => recentRuns(connection, name, workflow),
    workflowAt: (name, file, sha) => workflowAt(connection, name, file, sha),
    checks: (name, sha) => checks(connection, name, sha),
    openDeployment: (name, deployment) => openDeployment(connection, name, deployment),
    setDeploymentStatus: (name, id, status) => setDeploymentStatus(connection, name, id, status),
    publishRelease: (name, page) => publishRelease(connection, name, page),
    pullRequest: (name, number) => pullRequest(connection, name, number),
    pullRequestCommits: (name, number) => pullRequestCommits(connection, name, number),
    commit: (name, sha) => readCommit(connection, name, sha),
    commitDiff: (name, sha) => commitDiff(connection, name, sha),
    pullRequestsOf: (name, sha) => pullRequestsOf(connection, name, sha),
    pickOnto: (name, pick) => pickOnto(connection, name, pick),
    touchedOnBothSides: (name, commit, other) => touchedOnBothSides(connection, name, commit, other),
    emptyCommit: (name, onto, message) => emptyCommit(connection, name, onto, message),
    createBranch: (name, branch) => createBranch(connection, name, branch),
    moveBranch: (name, branch) => moveBranch(connection, name, branch),
    deleteBranch: (name, branch) => deleteBranch(connection, name, branch),
    openPullRequest: (name, pull) => openPullRequest(connection, name, pull),
    reopenPullRequest: (name, number) => reopenPullRequest(connection, name, number),
    ownLogin: () => access.ownLogin(),
    answers: () => access.answers(),
    rules: (name, asked) => rules(connection, name, asked),
  };
}

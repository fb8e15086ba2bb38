import type { Effect } from '../domain/change.ts';
import { isSha, parseRepositoryId } from '../domain/ids.ts';
import type { Pick } from '../domain/pick/pick.ts';
import type { Heard } from '../domain/repository/heard.ts';
import type { Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { lookAgain } from './look-again.ts';

/**
 * Takes a webhook as a hint of where to look. What it says is not believed: the work that it wakes
 * reads GitHub itself, so that late, repeated and reordered deliveries all come to the same.
 */
export async function hearGithub(ports: Ports, heard: Heard): Promise<void> {
  const { store } = ports;
  if (heard.kind === 'ignored') return;
  // A repository that is not registered here is none of our business, whoever signed for it.
  const repository = await store.repository(parseRepositoryId(heard.repositoryId));
  if (repository === null) return;
  const effects = await wokenBy(ports, heard, repository);
  if (effects.length > 0) await store.commit({ changes: [], events: [], effects });
}

async function wokenBy(
  ports: Ports,
  heard: Exclude<Heard, { kind: 'ignored' }>,
  { id, defaultBranch }: Repository,
): Promise<readonly Effect[]> {
  const { store } = ports;
  const readFile = [{ effect: 'read-project-file', repositoryId: id }] as const;
  switch (heard.kind) {
    case 'run': {
      if (!isSha(heard.headSha)) return [];
      const run = { runId: heard.runId, sha: heard.headSha };
      const [dispatches, deployments] = await Promise.all([
        store.dispatchesForRun(id, run),
        store.deployments.deploymentsForRun(id, run),
      ]);
      await Promise.all(deployments.map((deployment) => lookAgain(ports, deployment, { runId: run.runId })));
      const builds = dispatches.map(({ candidateId }) => ({ effect: 'advance-build', candidateId }) as const);
      const lanes = deployments.map(
        ({ projectId, environment }) => ({ effect: 'advance-lane', projectId, environment }) as const,
      );
      const known = [...builds, ...lanes];
      const isDeployment = known.length === 0 && (await isDeployWorkflow(ports, id, heard.workflow));
      return isDeployment ? [{ effect: 'watch-runs', repositoryId: id }] : known;
    }
    case 'push':
      return heard.branch === defaultBranch && heard.touchesProjectFile !== false ? readFile : [];
    case 'pull-request': {
      const picks = await store.picks.picksInPullRequest(id, heard.number);
      await Promise.all(picks.map((pick) => lookAtPick(ports, pick)));
      return picks.map((pick) => ({ effect: 'advance-pick', pickId: pick.id }) as const);
    }
    case 'repository-renamed':
      return readFile;
    default:
      return heard satisfies never;
  }
}

/** The pull request of a pick is looked at now, not when it is next due. */
async function lookAtPick({ store, clock }: Ports, { id, revision }: Pick): Promise<void> {
  const set = { lookAt: clock.now() };
  await store.commit({ changes: [{ update: 'picks', id, revision, set }], events: [], effects: [] });
}

async function isDeployWorkflow(
  { store }: Ports,
  repositoryId: Repository['id'],
  workflow: string | null,
): Promise<boolean> {
  const projects = await store.projects();
  return projects
    .filter((project) => project.repositoryId === repositoryId)
    .some(({ configuration }) =>
      configuration.environments.some(({ deploy }) => workflow === null || deploy.workflow === workflow),
    );
}

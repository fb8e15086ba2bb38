import { type Dispatched, deploymentEvent, say } from '../domain/deployment/deploying.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Run } from '../domain/repository/run.ts';
import type { Ports } from '../ports.ts';
import { lookAgain } from './look-again.ts';

/** A run of ours that was repeated when it was no longer its turn: what runs there is uncertain, and it is said. */
export async function noteForeignRun(ports: Ports, deploying: Dispatched, run: Run): Promise<void> {
  const { store, clock } = ports;
  const { dispatch, deployment } = deploying;
  const now = clock.now();
  const { url } = run;
  const { environment } = deployment;
  await store.commit({
    changes: [],
    events: [deploymentEvent({ ...deploying, now }, 'foreign-run-seen', { run: url })],
    effects: [
      refreshCard(deploying),
      say(
        deploying,
        {
          kind: 'foreign-run',
          environments: [environment],
          workflow: dispatch.workflow,
          actor: run.actor,
          url,
        },
        { occasion: `${run.runId}:${run.attempt}`, reach: 'broadcast' },
      ),
    ],
  });
  await keepForeignRun(ports, { deployment, now }, run);
}

/** From when on what runs in an environment is uncertain for a run that was not, or no longer, expected there. */
export function keepForeignRun(
  { store }: Ports,
  { deployment, now }: Pick<Dispatched, 'deployment' | 'now'>,
  { runId, attempt, url, actor }: Run,
): Promise<void> {
  const { projectId, environment } = deployment;
  const seen = { runId, runAttempt: attempt, url, actor, seenAt: now };
  return store.deployments.keepForeignRun({ projectId, environment, ...seen });
}

/** How far back a run is still news when it is first seen. */
const newsForMs = 24 * 3_600_000;

/**
 * Looks for runs of a repository's deploy workflows that are not ours, and keeps each of their attempts once. Several
 * environments may share a workflow; a run does not say which it was for, so that it counts against each.
 */
export async function watchRuns(ports: Ports, repositoryId: Project['repositoryId']): Promise<void> {
  const { store } = ports;
  const repository = await store.repository(repositoryId);
  const projects = (await store.projects()).filter((project) => project.repositoryId === repositoryId);
  if (repository === null) return;
  const workflows = new Set(
    projects.flatMap(({ configuration }) => configuration.environments.map(({ deploy }) => deploy.workflow)),
  );
  for (const workflow of workflows) {
    const runs = await ports.github.recentRuns(repository.fullName, workflow);
    for (const run of runs.toReversed()) await consider(ports, projects, workflow, run);
  }
}

async function consider(
  ports: Ports,
  projects: readonly Project[],
  workflow: string,
  run: Run,
): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  if (run.conclusion === 'skipped' || now.getTime() - (run.startedAt ?? run.createdAt).getTime() > newsForMs)
    return;
  for (const project of projects) {
    if ((run.startedAt ?? run.createdAt) < project.registeredAt) continue;
    const lanes = project.configuration.environments.filter(({ deploy }) => deploy.workflow === workflow);
    if (lanes.length === 0 || (await isOurs(ports, project, run))) continue;
    if (await store.deployments.isForeignRunKnown(project.id, run)) continue;
    const environments = lanes.map(({ name }) => name);
    // Said before it is kept: a death in between says it again, which the message's key forbids.
    await tell(ports, project, { run, workflow, environments, now });
    for (const environment of environments) {
      await store.deployments.keepForeignRun({
        projectId: project.id,
        environment,
        runId: run.runId,
        runAttempt: run.attempt,
        url: run.url,
        actor: run.actor,
        seenAt: now,
      });
    }
  }
}

/**
 * Whether a dispatch of ours started it, or may have: one whose run is not known yet is left to find it first. One that
 * was repeated since is looked at, as nothing else would tell of it without webhooks.
 */
async function isOurs(ports: Ports, project: Project, run: Run): Promise<boolean> {
  const { store } = ports;
  const [deployments, builds] = await Promise.all([
    store.deployments.deploymentsForRun(project.repositoryId, run),
    store.dispatchesForRun(project.repositoryId, run),
  ]);
  for (const deployment of deployments) await lookAgain(ports, deployment, run);
  return deployments.length > 0 || builds.length > 0;
}

async function tell(
  { store }: Ports,
  project: Project,
  {
    run,
    workflow,
    environments,
    now,
  }: {
    readonly run: Run;
    readonly workflow: string;
    readonly environments: readonly string[];
    readonly now: Date;
  },
): Promise<void> {
  await store.commit({
    changes: [],
    events: [
      {
        kind: 'foreign-run-seen',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: { workflow, environments, run: run.url, sha: run.sha, by: run.actor },
      },
    ],
    effects: [
      {
        effect: 'say',
        key: `foreign-run:${run.runId}:${run.attempt}:${project.id}`,
        channelId: project.channelId,
        thread: null,
        reach: 'thread',
        announcement: { kind: 'foreign-run', environments, workflow, actor: run.actor, url: run.url },
      },
      ...environments.map(
        (environment) => ({ effect: 'advance-lane', projectId: project.id, environment }) as const,
      ),
    ],
  });
}

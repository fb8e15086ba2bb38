import { type Answer, created, invalid, notFound, nothing, ok, Refused } from '../answer.ts';
import { isoSeconds } from '../git/commit-object.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { writeCommit } from '../git/write-objects.ts';
import { subjectPayload } from '../hooks/payloads.ts';
import { moveRef } from '../refs/move-ref.ts';
import { deploymentShape, deploymentStatusShape } from '../shapes/deployment.ts';
import type { Deployment, DeploymentStatus } from '../state/deployment.ts';
import { stamp } from '../state/world.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';
import { combinedState } from './statuses.ts';

const states = new Set(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']);

function known(call: Call): Deployment {
  const id = numberParam(call, 'deployment_id');
  const deployment = call.repository.deployments.find((one) => one.id === id);
  if (deployment === undefined) throw notFound();
  return deployment;
}

/**
 * Merges the default branch into the ref that is to be deployed, when that is a branch and lags behind: GitHub does
 * so unless told not to, and then there is no deployment.
 */
async function autoMerge(call: Call, ref: string): Promise<Answer | undefined> {
  const { git, defaultBranch } = call.repository;
  const branch = await git.ref(`refs/heads/${ref}`);
  const trunk = await git.resolve(`refs/heads/${defaultBranch}`);
  if (branch === undefined || trunk === undefined || (await git.isAncestor(trunk, branch.oid)))
    return undefined;
  const merge = await mergeTrees(git, branch.oid, trunk);
  if (merge.result === 'conflict') throw new Refused(409, `Conflict merging ${defaultBranch} into ${ref}.`);
  const who = { name: 'GitHub', email: 'noreply@github.com', date: isoSeconds(call.world.now()) };
  const message = `Merge ${defaultBranch} into ${ref}`;
  const to = await writeCommit(git, {
    tree: merge.tree,
    parents: [branch.oid, trunk],
    message,
    author: who,
    committer: who,
  });
  await moveRef(call.world, call.repository, {
    ref: branch.ref,
    from: branch.oid,
    to,
    sender: call.grant.login,
  });
  return { status: 202, body: { message: `Auto-merged ${defaultBranch} into ${ref} on deployment.` } };
}

/** Without a list of contexts every one that was reported has to be green. */
function refuseUnlessGreen(call: Call, sha: string): void {
  const required = call.body.list('required_contexts')?.map(String);
  if (required?.length === 0) return;
  const contexts = combinedState(call.repository, sha);
  const wanted = required ?? [...contexts.keys()];
  const errors = wanted
    .filter((context) => contexts.get(context) !== 'success')
    .map((context) => ({
      resource: 'Deployment',
      field: 'required_contexts',
      code: 'invalid',
      contexts: [{ context, state: contexts.get(context) ?? 'pending' }],
    }));
  if (errors.length > 0)
    throw new Refused(409, `Conflict: Commit status checks failed for ${call.body.text('ref')}.`, { errors });
}

async function create(call: Call): Promise<Answer> {
  const { world, repository, body } = call;
  const ref = body.text('ref');
  const sha = await repository.git.resolve(ref);
  if (sha === undefined) throw invalid(`No ref found for: ${ref}`);
  if (body.flag('auto_merge', true)) {
    const merged = await autoMerge(call, ref);
    if (merged !== undefined) return merged;
  }
  refuseUnlessGreen(call, sha);
  const environment = body.optionalText('environment') ?? 'production';
  const at = stamp(world);
  const deployment: Deployment = {
    id: world.nextId(),
    ref,
    sha,
    task: body.optionalText('task') ?? 'deploy',
    environment,
    payload: body.all['payload'] ?? {},
    description: body.optionalText('description') ?? null,
    transient: body.flag('transient_environment', false),
    production: body.flag('production_environment', environment === 'production'),
    creator: call.grant.login,
    createdAt: at,
    updatedAt: at,
    statuses: [],
  };
  repository.deployments.unshift(deployment);
  return created(deploymentShape(world, repository, deployment));
}

function addStatus(call: Call): Answer {
  const { world, repository, body } = call;
  const deployment = known(call);
  const state = body.text('state');
  if (!states.has(state)) {
    throw invalid('Validation Failed', [
      {
        resource: 'DeploymentStatus',
        code: 'custom',
        field: 'state',
        message: `state is not included in the list`,
      },
    ]);
  }
  const status = statusFrom(call, deployment, state);
  deployment.statuses.unshift(status);
  deployment.updatedAt = status.createdAt;
  if (state === 'success' && body.flag('auto_inactive', true)) retireOthers(call, deployment);
  const subject = {
    action: 'created',
    deployment_status: deploymentStatusShape(world, repository, deployment, status),
    deployment: deploymentShape(world, repository, deployment),
    check_run: null,
    workflow: null,
    workflow_run: null,
  };
  world.hooks.emit('deployment_status', subjectPayload(world, repository, subject, call.grant.login));
  return created(deploymentStatusShape(world, repository, deployment, status));
}

function statusFrom(call: Call, deployment: Deployment, state: string): DeploymentStatus {
  const { body } = call;
  return {
    id: call.world.nextId(),
    state,
    description: body.optionalText('description') ?? '',
    environment: body.optionalText('environment') ?? deployment.environment,
    logUrl: body.optionalText('log_url') ?? body.optionalText('target_url') ?? '',
    environmentUrl: body.optionalText('environment_url') ?? '',
    creator: call.grant.login,
    createdAt: stamp(call.world),
  };
}

/** A success makes the earlier deployments of a lasting environment inactive. */
function retireOthers(call: Call, current: Deployment): void {
  for (const other of call.repository.deployments) {
    const isOlder = other.id < current.id && other.environment === current.environment && !other.transient;
    if (isOlder && other.statuses[0]?.state === 'success') {
      other.statuses.unshift({
        ...statusFrom(call, other, 'inactive'),
        description: '',
        logUrl: '',
        environmentUrl: '',
      });
    }
  }
}

export const deploymentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/deployments',
    needs: 'deployments:read',
    handle(call) {
      const asked = (['sha', 'ref', 'task', 'environment'] as const).map(
        (key) => [key, call.query.get(key)] as const,
      );
      const found = call.repository.deployments.filter((one) =>
        asked.every(([key, value]) => value === null || one[key] === value),
      );
      const { items, headers } = pageOf(call, found);
      return { ...ok(items.map((one) => deploymentShape(call.world, call.repository, one))), headers };
    },
  },
  { method: 'POST', path: '/repos/{owner}/{repo}/deployments', needs: 'deployments:write', handle: create },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/deployments/{deployment_id}',
    needs: 'deployments:read',
    handle: (call) => ok(deploymentShape(call.world, call.repository, known(call))),
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/deployments/{deployment_id}',
    needs: 'deployments:write',
    handle(call) {
      const { deployments } = call.repository;
      deployments.splice(deployments.indexOf(known(call)), 1);
      return nothing;
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    needs: 'deployments:read',
    handle(call) {
      const deployment = known(call);
      const { items, headers } = pageOf(call, deployment.statuses);
      const body = items.map((one) => deploymentStatusShape(call.world, call.repository, deployment, one));
      return { ...ok(body), headers };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    needs: 'deployments:write',
    handle: addStatus,
  },
];

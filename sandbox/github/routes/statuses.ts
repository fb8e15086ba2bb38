import { type Answer, created, invalid, ok } from '../answer.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import { minimalRepository } from '../shapes/repository.ts';
import { simpleUser } from '../shapes/user.ts';
import type { CommitStatus } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import { stamp } from '../state/world.ts';
import { type Call, commitOf, pageOf, type Route } from './route.ts';

/** The newest statuses of a commit, one for each context. */
function newest(repository: Repository, sha: string): CommitStatus[] {
  const byContext = new Map<string, CommitStatus>();
  for (const status of repository.statuses) {
    if (status.sha === sha) byContext.set(status.context, status);
  }
  return [...byContext.values()];
}

/** The state of each context on a commit, check runs included. */
export function combinedState(repository: Repository, sha: string): Map<string, string> {
  const states = new Map(newest(repository, sha).map((one) => [one.context, one.state as string]));
  for (const check of repository.checkRuns.filter((one) => one.sha === sha)) {
    const state =
      check.conclusion === 'success' ? 'success' : check.conclusion === null ? 'pending' : 'failure';
    states.set(check.name, state);
  }
  return states;
}

function shape(call: Call, status: CommitStatus): Record<string, unknown> {
  return {
    url: repoApi(call.world, call.repository, `/statuses/${status.sha}`),
    avatar_url: `${call.world.url()}/${status.creator}.png`,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

async function combined(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const sha = await commitOf(call, call.param('ref'));
  const statuses = newest(repository, sha);
  const has = (...states: string[]) => statuses.some((one) => states.includes(one.state));
  const { items, headers } = pageOf(call, statuses);
  const state = has('failure', 'error')
    ? 'failure'
    : statuses.length === 0 || has('pending')
      ? 'pending'
      : 'success';
  return {
    ...ok({
      state,
      statuses: items.map((one) => shape(call, one)),
      sha,
      total_count: statuses.length,
      repository: minimalRepository(world, repository),
      commit_url: repoApi(world, repository, `/commits/${sha}`),
      url: repoApi(world, repository, `/commits/${sha}/status`),
    }),
    headers,
  };
}

async function create(call: Call): Promise<Answer> {
  const sha = await commitOf(call, call.param('sha'));
  const state = call.body.text('state');
  if (state !== 'error' && state !== 'failure' && state !== 'pending' && state !== 'success') {
    throw invalid('Validation Failed', [
      { resource: 'Status', code: 'custom', field: 'state', message: 'state is not included in the list' },
    ]);
  }
  const status: CommitStatus = {
    id: call.world.nextId(),
    sha,
    context: call.body.optionalText('context') ?? 'default',
    state,
    description: call.body.optionalText('description') ?? null,
    targetUrl: call.body.optionalText('target_url') ?? null,
    creator: call.grant.login,
    createdAt: stamp(call.world),
  };
  call.repository.statuses.push(status);
  return created({ ...shape(call, status), creator: simpleUser(call.world, status.creator) });
}

export const statusRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/status',
    needs: 'statuses:read',
    handle: combined,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/statuses',
    needs: 'statuses:read',
    async handle(call) {
      const sha = await commitOf(call, call.param('ref'));
      const all = call.repository.statuses.filter((one) => one.sha === sha).toReversed();
      const { items, headers } = pageOf(call, all);
      const body = items.map((one) =>
        Object.assign(shape(call, one), { creator: simpleUser(call.world, one.creator) }),
      );
      return { ...ok(body), headers };
    },
  },
  { method: 'POST', path: '/repos/{owner}/{repo}/statuses/{sha}', needs: 'statuses:write', handle: create },
];

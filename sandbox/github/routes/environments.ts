import { notFound, ok } from '../answer.ts';
import { nodeId, repoApi, web } from '../shapes/links.ts';
import { simpleUser } from '../shapes/user.ts';
import type { Environment } from '../state/environment.ts';
import { type Call, pageOf, type Route } from './route.ts';

function known(call: Call): Environment {
  const name = call.param('environment_name').toLowerCase();
  const environment = call.repository.environments.find((one) => one.name.toLowerCase() === name);
  if (environment === undefined) throw notFound();
  return environment;
}

function protectionRules(call: Call, environment: Environment): unknown[] {
  const { id, waitMinutes, reviewers, preventSelfReview, policy } = environment;
  const reviewer = (login: string) => ({ type: 'User', reviewer: simpleUser(call.world, login) });
  return [
    ...(waitMinutes > 0
      ? [{ id, node_id: nodeId('GA', id), type: 'wait_timer', wait_timer: waitMinutes }]
      : []),
    ...(reviewers.length > 0
      ? [
          {
            id: id + 1,
            node_id: nodeId('GA', id + 1),
            type: 'required_reviewers',
            prevent_self_review: preventSelfReview,
            reviewers: reviewers.map(reviewer),
          },
        ]
      : []),
    ...(policy === undefined ? [] : [{ id: id + 2, node_id: nodeId('GA', id + 2), type: 'branch_policy' }]),
  ];
}

function shape(call: Call, environment: Environment): Record<string, unknown> {
  const path = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: nodeId('EN', environment.id),
    name: environment.name,
    url: repoApi(call.world, call.repository, `/environments/${path}`),
    html_url: web(call.world, call.repository, `/deployments/${path}`),
    created_at: environment.createdAt,
    updated_at: environment.createdAt,
    protection_rules: protectionRules(call, environment),
    deployment_branch_policy:
      environment.policy === undefined
        ? null
        : {
            protected_branches: environment.policy === 'protected_branches',
            custom_branch_policies: environment.policy === 'custom',
          },
  };
}

/** GitHub environments: reading them needs `actions`, not `environments`. */
export const environmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/environments',
    needs: 'actions:read',
    handle(call) {
      const { environments } = call.repository;
      const { items, headers } = pageOf(call, environments);
      const shaped = items.map((one) => shape(call, one));
      return { ...ok({ total_count: environments.length, environments: shaped }), headers };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/environments/{environment_name}',
    needs: 'actions:read',
    handle: (call) => ok(shape(call, known(call))),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    needs: 'actions:read',
    handle(call) {
      const { patterns } = known(call);
      const { items, headers } = pageOf(call, patterns);
      const branch_policies = items.map(({ id, name, type }) => ({
        id,
        node_id: nodeId('GABP', id),
        name,
        type,
      }));
      return { ...ok({ total_count: patterns.length, branch_policies }), headers };
    },
  },
];

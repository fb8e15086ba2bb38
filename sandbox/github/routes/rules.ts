import { notFound, ok } from '../answer.ts';
import { rulesetsFor } from '../refs/ref-rules.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import { fullName } from '../state/repository.ts';
import type { Ruleset } from '../state/ruleset.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';

function shape(call: Call, set: Ruleset): Record<string, unknown> {
  return {
    id: set.id,
    name: set.name,
    target: set.target,
    source_type: 'Repository',
    source: fullName(call.repository),
    enforcement: set.enforcement,
    node_id: nodeId('RRS', set.id),
    _links: { self: { href: repoApi(call.world, call.repository, `/rulesets/${set.id}`) } },
    created_at: set.createdAt,
    updated_at: set.createdAt,
  };
}

function whole(call: Call, set: Ruleset): Record<string, unknown> {
  return {
    ...shape(call, set),
    conditions: { ref_name: { include: set.include, exclude: set.exclude } },
    rules: set.rules,
    current_user_can_bypass: set.bypass,
  };
}

export const ruleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/rulesets',
    needs: 'metadata:read',
    handle(call) {
      const targets = call.query.get('targets')?.split(',');
      const found = call.repository.rulesets.filter((set) => targets?.includes(set.target) ?? true);
      const { items, headers } = pageOf(call, found);
      return { ...ok(items.map((set) => shape(call, set))), headers };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/rulesets/{ruleset_id}',
    needs: 'metadata:read',
    handle(call) {
      const id = numberParam(call, 'ruleset_id');
      const set = call.repository.rulesets.find((one) => one.id === id);
      if (set === undefined) throw notFound();
      return ok(whole(call, set));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/rules/branches/{branch}',
    needs: 'metadata:read',
    handle(call) {
      const sets = rulesetsFor(call.repository, `refs/heads/${call.param('branch')}`);
      const rules = sets.flatMap((set) =>
        set.rules.map((rule) =>
          Object.assign({}, rule, {
            ruleset_source_type: 'Repository',
            ruleset_source: fullName(call.repository),
            ruleset_id: set.id,
          }),
        ),
      );
      const { items, headers } = pageOf(call, rules);
      return { ...ok(items), headers };
    },
  },
];

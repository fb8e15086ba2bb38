import { z } from 'zod';
import type { GithubEnvironment, Part } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { pageSize } from '../http/pages.ts';

const environment = z.object({
  name: z.string(),
  protection_rules: z
    .array(z.looseObject({ type: z.string(), wait_timer: z.number().optional() }))
    .optional(),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
});
type Described = z.infer<typeof environment>;

const listed = z.object({ environments: z.array(environment).optional() });
const policies = z.object({
  branch_policies: z.array(z.object({ name: z.string().optional(), type: z.string().optional() })),
});

const knownRules = new Set(['wait_timer', 'required_reviewers', 'branch_policy']);

/** The repository's own GitHub environments, with what may refuse a deployment or keep it waiting. */
export async function environments(
  connection: Connection,
  repository: string,
): Promise<Part<readonly GithubEnvironment[]>> {
  const all: Described[] = [];
  for (let page = 1; ; page += 1) {
    const said = await ask(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/environments',
      params: { per_page: pageSize, page },
      answer: listed,
    });
    if (said.kind === 'no') return { kind: 'unseen', status: said.status };
    const found = said.value.environments ?? [];
    all.push(...found);
    if (found.length < pageSize) break;
  }
  const value = await mapBounded(all, 4, async (described): Promise<GithubEnvironment> => {
    const rules = described.protection_rules ?? [];
    return {
      name: described.name,
      hasReviewers: rules.some(({ type }) => type === 'required_reviewers'),
      waitMinutes: rules.find(({ type }) => type === 'wait_timer')?.wait_timer ?? 0,
      hasCustomRules: rules.some(({ type }) => !knownRules.has(type)),
      tagPatterns: await tagPatternsOf(connection, repository, described),
    };
  });
  return { kind: 'seen', value };
}

async function tagPatternsOf(
  connection: Connection,
  repository: string,
  { name, deployment_branch_policy: policy }: Described,
): Promise<readonly string[] | null> {
  if (policy == null) return null;
  if (!policy.custom_branch_policies) return [];
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
  const said = await ask(connection, {
    repository,
    route,
    params: { environment_name: name, per_page: pageSize },
    answer: policies,
  });
  if (said.kind === 'no') throw refused(route, said.status);
  return said.value.branch_policies.flatMap(({ name, type }) =>
    type === 'tag' && name !== undefined ? [name] : [],
  );
}

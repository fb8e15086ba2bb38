import { z } from 'zod';
import type { Part, TagRule } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { askEveryPage } from '../http/pages.ts';
import { partOf } from './part.ts';

const summary = z.object({ id: z.number(), target: z.string().optional(), enforcement: z.string() });

const ruleset = z.object({
  name: z.string(),
  conditions: z
    .object({
      ref_name: z
        .object({ include: z.array(z.string()).optional(), exclude: z.array(z.string()).optional() })
        .optional(),
    })
    .nullish(),
  rules: z
    .array(z.looseObject({ type: z.string(), parameters: z.record(z.string(), z.unknown()).nullish() }))
    .optional(),
  current_user_can_bypass: z.string().optional(),
});

const namePattern = z.object({
  operator: z.enum(['starts_with', 'ends_with', 'contains']),
  pattern: z.string(),
  negate: z.literal(false).optional(),
});

const forbidding = ['creation', 'update', 'deletion'] as const;

/** Active rulesets on tags, the organization's included; on servers without rulesets, their protected tags. */
export async function tagRules(
  connection: Connection,
  repository: string,
): Promise<Part<readonly TagRule[]>> {
  const listed = await askEveryPage(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/rulesets',
    params: { includes_parents: true },
    answer: summary.array(),
  });
  if (listed.kind === 'no')
    return listed.status === 404 ? protectedTags(connection, repository) : partOf(listed, () => []);
  const active = listed.value.filter(
    ({ target, enforcement }) => target === 'tag' && enforcement === 'active',
  );
  const rulesets = await mapBounded(active, 4, ({ id }) => oneRuleset(connection, repository, id));
  return { kind: 'seen', value: rulesets.flat() };
}

async function oneRuleset(
  connection: Connection,
  repository: string,
  id: number,
): Promise<readonly TagRule[]> {
  const route = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}';
  const said = await ask(connection, {
    repository,
    route,
    params: { ruleset_id: id, includes_parents: true },
    answer: ruleset,
  });
  if (said.kind === 'no') throw refused(route, said.status);
  const { name, conditions, rules = [], current_user_can_bypass: bypass } = said.value;
  const include = conditions?.ref_name?.include ?? ['~ALL'];
  const exclude = conditions?.ref_name?.exclude ?? [];
  const canWeBypass = bypass === 'always' || bypass === 'exempt';
  const plain: TagRule = {
    name,
    include,
    exclude,
    forbids: forbidding.filter((type) => rules.some((rule) => rule.type === type)),
    canWeBypass,
  };
  const named = rules.flatMap(({ type, parameters }): readonly TagRule[] => {
    const pattern = type === 'tag_name_pattern' ? namePattern.safeParse(parameters).data : undefined;
    // A name that has to fit forbids the making of every other one.
    return pattern === undefined
      ? []
      : [{ name, include, exclude: [...exclude, fitting(pattern)], forbids: ['creation'], canWeBypass }];
  });
  return [plain, ...named];
}

function fitting({ operator, pattern }: z.infer<typeof namePattern>): string {
  const text = pattern.replaceAll(/[*?[\]\\+!]/g, '\\$&');
  const before = operator === 'starts_with' ? '' : '**';
  const after = operator === 'ends_with' ? '' : '**';
  return `refs/tags/${before}${text}${after}`;
}

/** What rulesets replaced. Who may pass them is not told: those who maintain a repository may. */
async function protectedTags(connection: Connection, repository: string): Promise<Part<readonly TagRule[]>> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/tags/protection',
    answer: z.array(z.object({ pattern: z.string() })),
  });
  return partOf(said, (found) =>
    found.map(({ pattern }) => ({
      name: pattern,
      include: [`refs/tags/${pattern}`],
      exclude: [],
      forbids: [...forbidding],
      canWeBypass: false,
    })),
  );
}

import { execute, GraphQLError, parse, validate } from 'graphql';
import { type Answer, ok, Refused } from '../answer.ts';
import { isRecord } from '../request-body.ts';
import type { Grant } from '../state/grant.ts';
import type { World } from '../state/world.ts';
import { countNodes } from './count-nodes.ts';
import { rootOf } from './resolvers.ts';
import { schema } from './schema.ts';

const mostNodes = 500_000;

/** Answers a GraphQL query; its problems come with status 200, as on GitHub. */
export async function answerGraphql(world: World, grant: Grant, body: unknown): Promise<Answer> {
  const query = isRecord(body) ? body['query'] : undefined;
  if (typeof query !== 'string')
    throw new Refused(400, 'A query attribute must be specified and must be a string.');
  const variables = isRecord(body) && isRecord(body['variables']) ? body['variables'] : {};
  try {
    const document = parse(query);
    const problems = validate(schema, document);
    if (problems.length > 0) return ok({ errors: problems.map(shapeOf) });
    const nodes = countNodes(document, variables);
    if (nodes > mostNodes) {
      const message = `This query requests up to ${nodes} possible nodes which exceeds the maximum limit of ${mostNodes}.`;
      return ok({ errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] });
    }
    const result = await execute({
      schema,
      document,
      rootValue: rootOf(world, grant, nodes),
      variableValues: variables,
    });
    const errors = result.errors?.map(shapeOf);
    return ok({ data: result.data ?? null, ...(errors === undefined ? {} : { errors }) });
  } catch (problem) {
    if (problem instanceof GraphQLError) return ok({ errors: [shapeOf(problem)] });
    throw problem;
  }
}

function shapeOf(problem: GraphQLError): Record<string, unknown> {
  const { type } = problem.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(problem.path === undefined ? {} : { path: problem.path }),
    locations: problem.locations ?? [],
    message: problem.message,
  };
}

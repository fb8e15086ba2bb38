import { type Answer, notFound, ok, Refused } from '../answer.ts';
import { answerGraphql } from '../graphql/answer-graphql.ts';
import type { RateLimit } from '../rate-limit.ts';
import { parseJson, readBody } from '../request-body.ts';
import { apiVersions } from '../routes/api-versions.ts';
import type { Call } from '../routes/route.ts';
import { allows } from '../state/grant.ts';
import { repositoryNamed, type World } from '../state/world.ts';
import { authenticate } from './authenticate.ts';
import type { Match } from './route-table.ts';

export type ApiRequest = {
  readonly method: string;
  /** Without the Enterprise prefix. */
  readonly path: string;
  readonly address: URL;
  readonly text: string;
  readonly header: (name: string) => string | undefined;
};

export type Api = {
  readonly world: World;
  readonly limit: RateLimit;
  readonly find: (method: string, path: string) => Match | undefined;
};

/** Answers one API request: who asks, may they, is anything left, and then the route. */
export async function answerRequest(api: Api, request: ApiRequest): Promise<Answer> {
  try {
    return await answer(api, request);
  } catch (problem) {
    if (problem instanceof Refused) return problem.answer;
    throw problem;
  }
}

export const versionOf = (request: ApiRequest): string =>
  request.header('x-github-api-version') ?? apiVersions[0];

async function answer(api: Api, request: ApiRequest): Promise<Answer> {
  const { world, limit } = api;
  const grant = authenticate(world.grants, request.header('authorization'));
  if (request.path !== '/rate_limit') {
    const message = `API rate limit exceeded for ${grant.login}.`;
    if (limit.isExhausted()) {
      if (request.path === '/graphql') return ok({ errors: [{ type: 'RATE_LIMITED', message }] });
      throw new Refused(403, message);
    }
    limit.use();
  }
  const apiVersion = versionOf(request);
  if (!apiVersions.some((known) => known === apiVersion)) {
    throw new Refused(400, `"${apiVersion}" is not a supported version.`);
  }
  if (request.path === '/graphql') {
    if (!world.graphql || request.method !== 'POST') throw notFound();
    return answerGraphql(world, grant, parseJson(request.text));
  }
  const match = api.find(request.method, request.path);
  if (match === undefined) throw notFound();
  const owner = match.params.get('owner');
  const name = match.params.get('repo');
  const repository =
    owner === undefined || name === undefined ? undefined : repositoryNamed(world, owner, name);
  if (owner !== undefined && repository === undefined) throw notFound();
  const { needs } = match.route;
  if (!allows(grant, needs)) throw new Refused(403, 'Resource not accessible by integration');
  const call: Call = {
    world,
    grant,
    param: (key) => match.params.get(key) ?? '',
    query: request.address.searchParams,
    body: readBody(request.method === 'GET' ? undefined : parseJson(request.text)),
    accept: request.header('accept') ?? '',
    apiVersion,
    get repository() {
      if (repository === undefined) throw notFound();
      return repository;
    },
    address: request.address,
  };
  const answered = await match.route.handle(call);
  const accepted = needs === undefined ? {} : { 'x-accepted-github-permissions': needs.replace(':', '=') };
  return { ...answered, headers: { ...accepted, ...answered.headers } };
}

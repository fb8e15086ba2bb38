import { z } from 'zod';
import type { Connection } from '../connection.ts';
import { ownerAndRepo } from './ask.ts';
import { failureOf, retryAfterMsOf } from './failure.ts';
import { unanswered } from './unanswered.ts';

/**
 * What GraphQL came to. *Overloaded*: no answer to this much at once. *Refused*: it does not know, or does not
 * allow, what was asked. *Missing*: this server has none.
 */
export type Graph<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'overloaded' | 'refused' | 'missing' };

const route = 'POST /graphql';
const missing = new Set([404, 405, 410, 501]);
const missingForMs = 10 * 60_000;

/** What the SDK throws for an answer that carries `errors`. */
const graphqlErrors = z.object({
  errors: z.array(z.object({ type: z.string().optional() })),
  headers: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Asks a query of one repository, with `$owner` and `$name` given. Callers have another way where it cannot be
 * answered; only a rate limit, or a refusal to know us, is thrown.
 */
export async function askGraphql<T>(
  connection: Connection,
  question: {
    readonly repository: string;
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly answer: z.ZodType<T>;
  },
): Promise<Graph<T>> {
  const { access, clock, learned, log } = connection;
  const now = clock.now();
  if (learned.graphqlMissingUntil !== null && now < learned.graphqlMissingUntil) return { kind: 'missing' };
  const octokit = await access.forRepository(question.repository);
  if (octokit === null) return { kind: 'refused' };
  const { owner, repo } = ownerAndRepo(question.repository);
  try {
    const data: unknown = await octokit.graphql(question.query, { owner, name: repo, ...question.variables });
    const parsed = question.answer.safeParse(data);
    if (parsed.success) return { kind: 'seen', value: parsed.data };
    return { kind: data === undefined ? 'overloaded' : 'refused' };
  } catch (error) {
    const said = graphqlErrors.safeParse(error);
    if (said.success) {
      const isLimited = said.data.errors.some(({ type }) => type === 'RATE_LIMITED');
      if (!isLimited) return { kind: 'refused' };
      const retryAfterMs = retryAfterMsOf(said.data.headers ?? {}, now);
      throw unanswered(route, { kind: 'limited', retryAfterMs, requestId: null });
    }
    const failure = failureOf(error, now);
    if (failure.kind === 'uncertain') return { kind: 'overloaded' };
    if (failure.kind === 'definite' && failure.status === 401) access.forget(question.repository);
    if (failure.kind === 'limited' || failure.status === 401) throw unanswered(route, failure);
    if (!missing.has(failure.status)) return { kind: 'refused' };
    if (learned.graphqlMissingUntil === null) log.info({}, 'GitHub here has no GraphQL: it is asked by REST');
    learned.graphqlMissingUntil = new Date(now.getTime() + missingForMs);
    return { kind: 'missing' };
  }
}

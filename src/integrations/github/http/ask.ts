import type { z } from 'zod';
import type { Connection } from '../connection.ts';
import { failureOf } from './failure.ts';
import { unanswered, unreadable } from './unanswered.ts';

/** A question about one repository that changes nothing. */
export type Question<T> = {
  /** `owner/name` */
  readonly repository: string;
  /** As in GitHub's documentation: `GET /repos/{owner}/{repo}/commits`. */
  readonly route: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<T>;
};

/** What GitHub said: the answer in the form asked for, or its definite no. */
export type Said<T> =
  | { readonly kind: 'seen'; readonly value: T; readonly link: string }
  | { readonly kind: 'no'; readonly status: number };

export const ownerAndRepo = (repository: string): { readonly owner: string; readonly repo: string } => {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
};

/**
 * Asks once, and once more where the answer was lost. Throws an IntegrationError where GitHub cannot be asked,
 * is limited, or does not know us.
 */
export async function ask<T>(connection: Connection, question: Question<T>): Promise<Said<T>> {
  for (let isAgain = false; ; isAgain = true) {
    const octokit = await connection.access.forRepository(question.repository);
    if (octokit === null) return { kind: 'no', status: 404 };
    let data: unknown;
    let link: string;
    try {
      const params = { ...ownerAndRepo(question.repository), ...question.params };
      const response = await octokit.request(question.route, params);
      data = response.data;
      link = response.headers.link ?? '';
    } catch (error) {
      const failure = failureOf(error, connection.clock.now());
      const isStranger = failure.kind === 'definite' && failure.status === 401;
      if (isStranger) connection.access.forget(question.repository);
      if (!isAgain && (isStranger || failure.kind === 'uncertain')) continue;
      if (failure.kind === 'definite' && !isStranger) return { kind: 'no', status: failure.status };
      throw unanswered(question.route, failure);
    }
    const parsed = question.answer.safeParse(data);
    if (parsed.success) return { kind: 'seen', value: parsed.data, link };
    // A body that was cut off is no JSON any more, and the SDK gives it as text.
    if (isAgain || typeof data !== 'string') throw unreadable(question.route);
  }
}

/** The answer, or null for the statuses that mean that there is none; any other no is thrown. */
export async function askOrNull<T>(
  connection: Connection,
  question: Question<T>,
  none: readonly number[] = [404],
): Promise<T | null> {
  const said = await ask(connection, question);
  if (said.kind === 'seen') return said.value;
  if (none.includes(said.status)) return null;
  throw refused(question.route, said.status);
}

/** The answer, for questions that have no expected no. */
export async function askFor<T>(connection: Connection, question: Question<T>): Promise<T> {
  const said = await ask(connection, question);
  if (said.kind === 'seen') return said.value;
  throw refused(question.route, said.status);
}

export const refused = (route: string, status: number) =>
  unanswered(route, { kind: 'definite', status, requestId: null });

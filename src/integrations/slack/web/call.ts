import { setTimeout as rest } from 'node:timers/promises';
import { WebAPIRequestError, type WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import { withoutNulls } from '../without-nulls.ts';
import { type Failure, failureOf } from './failure.ts';

/** What Slack said: the answer in the form asked for, or the code of its no. */
export type Said<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string };

type Call<T> = {
  readonly client: WebClient;
  readonly method: string;
  readonly args: Record<string, unknown>;
  readonly answer: z.ZodType<T>;
};

/** The token itself is refused: nothing that is asked with it will be answered. */
const tokenRefused = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export const isTokenRefusal = (code: string): boolean => tokenRefused.has(code);

/** A failure that no decision can be made on, for throwing. */
export const unanswered = (method: string, failure: Failure, cause?: unknown): IntegrationError =>
  new IntegrationError(
    {
      system: 'slack',
      operation: method,
      retryable: failure.kind !== 'definite',
      retryAfterMs: failure.kind === 'limited' ? failure.retryAfterMs : null,
    },
    cause,
  );

/** Somebody waits for most answers: a rest that is asked for is only taken where it is short, and seldom. */
const longestRestMs = 2_000;
const mostRests = 2;

const shortRest = (error: unknown): number | null => {
  const restMs = error instanceof IntegrationError ? error.retryAfterMs : null;
  return restMs !== null && restMs <= longestRestMs ? restMs : null;
};

/**
 * One request, repeated only where Slack said that it was too many and takes it in a moment: it has not acted on it.
 * Throws an IntegrationError unless Slack answered, yes or no.
 */
export async function callOnce<T>(call: Call<T>): Promise<Said<T>> {
  for (let rests = 0; ; rests += 1) {
    try {
      return await request(call);
    } catch (error) {
      const restMs = shortRest(error);
      if (restMs === null || rests === mostRests) throw error;
      await rest(restMs);
    }
  }
}

async function request<T>(call: Call<T>): Promise<Said<T>> {
  let answer: unknown;
  try {
    answer = await call.client.apiCall(call.method, call.args);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'missing') return { ok: false, code: 'unknown_method' };
    if (failure.kind !== 'definite' || isTokenRefusal(failure.code)) {
      throw unanswered(call.method, failure, error);
    }
    return { ok: false, code: failure.code };
  }
  const parsed = call.answer.safeParse(withoutNulls(answer));
  if (!parsed.success) throw unanswered(call.method, { kind: 'uncertain' }, parsed.error);
  return { ok: true, value: parsed.data };
}

const isDroppedSocket = (error: unknown): boolean =>
  error instanceof IntegrationError &&
  error.cause instanceof WebAPIRequestError &&
  error.cause.original.name !== 'TimeoutError';

/** A question that changes nothing: asked once more where the connection was dropped. */
export async function read<T>(call: Call<T>): Promise<Said<T>> {
  try {
    return await callOnce(call);
  } catch (error) {
    if (!isDroppedSocket(error)) throw error;
    return callOnce(call);
  }
}

/** The value, or an IntegrationError naming the code: for questions that have no expected no. */
export function expectYes<T>(method: string, said: Said<T>): T {
  if (said.ok) return said.value;
  throw unanswered(method, { kind: 'definite', code: said.code }, new Error(`Slack said ${said.code}`));
}

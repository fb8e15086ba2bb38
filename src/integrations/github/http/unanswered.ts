import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { Failure } from './failure.ts';

/** What may be known of a failed request outside of this folder: no text of GitHub's, no address, no token. */
class GithubFailure extends Error {
  readonly status: number | null;
  readonly requestId: string | null;

  constructor(status: number | null, requestId: string | null, problem: string) {
    super(problem);
    this.name = 'GithubFailure';
    this.status = status;
    this.requestId = requestId;
  }
}

/** A failure that no decision can be made on, for throwing. */
export function unanswered(operation: string, failure: Failure): IntegrationError {
  const status = failure.kind === 'limited' ? null : failure.status;
  const problem =
    failure.kind === 'limited'
      ? 'rate limited'
      : status === null
        ? 'no answer came in time'
        : `answered with status ${status}`;
  return new IntegrationError(
    {
      system: 'github',
      operation,
      retryable: failure.kind !== 'definite',
      retryAfterMs: failure.kind === 'limited' ? failure.retryAfterMs : null,
      isTokenRefused: failure.kind === 'definite' && failure.status === 401,
    },
    new GithubFailure(status, failure.requestId, problem),
  );
}

/** An answer that came in a form other than GitHub's: a proxy's page, or cut off on the way. */
export const unreadable = (operation: string): IntegrationError =>
  new IntegrationError(
    { system: 'github', operation, retryable: true },
    new GithubFailure(null, null, 'the answer was not readable'),
  );

/** The outside failed. Thrown, never returned: no decision can be made on it. */
export class IntegrationError extends Error {
  readonly system: 'slack' | 'github' | 'database';
  /** What was asked, in the outside's words: `chat.postMessage`, `GET /repos/{owner}/{repo}`. */
  readonly operation: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** It does not take our token or key: nobody but who runs Waybill can mend that. */
  readonly isTokenRefused: boolean;

  constructor(
    failure: {
      readonly system: IntegrationError['system'];
      readonly operation: string;
      readonly retryable: boolean;
      readonly retryAfterMs?: number | null;
      readonly isTokenRefused?: boolean;
    },
    cause?: unknown,
  ) {
    super(`${failure.system} failed at ${failure.operation}`, { cause });
    this.name = 'IntegrationError';
    this.system = failure.system;
    this.operation = failure.operation;
    this.retryable = failure.retryable;
    this.retryAfterMs = failure.retryAfterMs ?? null;
    this.isTokenRefused = failure.isTokenRefused ?? false;
  }
}

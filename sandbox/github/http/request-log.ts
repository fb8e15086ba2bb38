import { isRecord } from '../request-body.ts';

/** One request and its answer, without secrets. */
export type LoggedRequest = {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  readonly ms: number;
  readonly trouble: string | undefined;
};

/** The last requests, for the inspector and for tests. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #listeners = new Set<(entry: LoggedRequest) => void>();
  #nextId = 1;

  add(given: Omit<LoggedRequest, 'id'>): void {
    const entry = {
      ...given,
      id: this.#nextId,
      requestBody: masked(shortened(given.requestBody)),
      responseBody: masked(shortened(given.responseBody)),
    };
    this.#nextId += 1;
    this.entries.push(entry);
    if (this.entries.length > 2000) this.entries.shift();
    for (const listener of this.#listeners) listener(entry);
  }

  /** Calls the listener for each request to come; the answer ends that. */
  subscribe(listener: (entry: LoggedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const mostCharacters = 100_000;

/** A page of a long comparison is too much to be kept two thousand times. */
function shortened(value: unknown): unknown {
  const size = value === undefined ? 0 : JSON.stringify(value).length;
  return size > mostCharacters ? `left out: ${Math.round(size / 1024)} KB` : value;
}

/** Hides tokens and secrets by the names of their fields. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      /^(token|secret|private_key|client_secret|pem|password)$/i.test(key) && typeof inner === 'string'
        ? [key, '***']
        : [key, masked(inner)],
    ),
  );
}

import type { Fields } from '../json.ts';
import type { Tier } from '../rates.ts';
import type { World } from '../workspace/world.ts';

/** One request to the Web API, understood but not yet answered. */
export interface Call {
  readonly world: World;
  readonly args: Fields;
  /** The scopes the token was granted; undefined: all there are. */
  readonly granted: ReadonlySet<string> | undefined;
  /** Where this server listens, without a slash at the end. */
  readonly baseUrl: string;
}

/** One method of the Web API. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  /** Any one of these is enough. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly run: (call: Call) => Fields;
}

/** The Web API says no: `{ ok: false, error }`, with Slack's own word for it. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: string;
  readonly extra: Fields;

  constructor(code: string, extra: Fields = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** Refuses unless one of the scopes was granted. */
export const needScope = (granted: ReadonlySet<string> | undefined, scopes: readonly string[]): void => {
  if (granted === undefined || scopes.length === 0) return;
  if (scopes.some((scope) => granted.has(scope))) return;
  throw new ApiFailure('missing_scope', { needed: scopes.join(','), provided: [...granted].join(',') });
};

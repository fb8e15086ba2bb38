import { ok } from '../answer.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Route } from './route.ts';

/** The remaining allowance, which asking for does not use up. */
export const rateLimitRoute = (limit: RateLimit): Route => ({
  method: 'GET',
  path: '/rate_limit',
  handle() {
    const core = limit.state();
    const graphql = { ...core, used: 0, remaining: core.limit };
    return ok({ resources: { core, graphql, search: graphql }, rate: core });
  },
});

import type { RateLimit } from '../rate-limit.ts';
import { accountRoutes } from './account.ts';
import { branchRoutes } from './branches.ts';
import { commitByRefRoute, commitRoutes } from './commits.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { gitBlobRoutes } from './git-blobs.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { gitRefRoutes } from './git-refs.ts';
import { mergeRoutes } from './merges.ts';
import { pullRoutes } from './pulls.ts';
import { rateLimitRoute } from './rate-limit.ts';
import { repositoryRoutes } from './repositories.ts';
import type { Route } from './route.ts';
import { runRoutes } from './runs.ts';
import { workflowRoutes } from './workflows.ts';

/** Every operation of the REST API that the stand-in serves; the first that fits a request answers it. */
export const routes = (limit: RateLimit): readonly Route[] => [
  rateLimitRoute(limit),
  ...accountRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...branchRoutes,
  ...commitRoutes,
  ...compareRoutes,
  ...pullRoutes,
  ...mergeRoutes,
  ...gitRefRoutes,
  ...gitObjectRoutes,
  ...gitBlobRoutes,
  ...workflowRoutes,
  ...runRoutes,
  commitByRefRoute,
];

import type { RateLimit } from '../rate-limit.ts';
import { accountRoutes } from './account.ts';
import { branchRoutes } from './branches.ts';
import { checkRunRoutes } from './check-runs.ts';
import { commitByRefRoute, commitRoutes } from './commits.ts';
import { compareRoutes } from './compare.ts';
import { contentRoutes } from './contents.ts';
import { deploymentRoutes } from './deployments.ts';
import { environmentRoutes } from './environments.ts';
import { gitBlobRoutes } from './git-blobs.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { gitRefRoutes } from './git-refs.ts';
import { hookDeliveryRoutes } from './hook-deliveries.ts';
import { issueRoutes } from './issues.ts';
import { mergeRoutes } from './merges.ts';
import { pullRoutes } from './pulls.ts';
import { rateLimitRoute } from './rate-limit.ts';
import { releaseRoutes } from './releases.ts';
import { repositoryRoutes } from './repositories.ts';
import type { Route } from './route.ts';
import { ruleRoutes } from './rules.ts';
import { runRoutes } from './runs.ts';
import { statusRoutes } from './statuses.ts';
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
  ...issueRoutes,
  ...releaseRoutes,
  ...deploymentRoutes,
  ...environmentRoutes,
  ...ruleRoutes,
  ...hookDeliveryRoutes,
  ...checkRunRoutes,
  ...statusRoutes,
  commitByRefRoute,
];

import type { Origin } from '../deployment/deployment.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';

/** An environment's rules as they are for a deployment of this origin: a rollback needs nobody's yes, unless they say so. */
export function effectivePolicy(
  environment: EnvironmentConfiguration,
  origin: Origin,
): EnvironmentConfiguration {
  if (origin !== 'rollback' || environment.rollback.needsApproval === true) return environment;
  return { ...environment, approvals: { ...environment.approvals, count: 0 } };
}

import type { Origin } from '../deployment/deployment.ts';
import type { Hotfix } from '../hotfix/hotfix.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import { forHotfix, withoutHotfix } from '../project/hotfix-rule.ts';

/**
 * An environment's rules as they are for a deployment of this origin: a hotfix has those that the project wrote for
 * it, and a rollback needs nobody's yes, unless they say so.
 */
export function effectivePolicy(
  environment: EnvironmentConfiguration,
  origin: Origin,
  hotfix: Hotfix | null,
): EnvironmentConfiguration {
  if (origin === 'hotfix') {
    const route = hotfix?.route ?? null;
    return forHotfix(environment, route?.kind === 'through' ? route.environment : null);
  }
  const rules = withoutHotfix(environment);
  if (origin !== 'rollback' || rules.rollback.needsApproval === true) return rules;
  return { ...rules, approvals: { ...rules.approvals, count: 0 } };
}

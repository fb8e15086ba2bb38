import type { Finding } from '../repository/finding.ts';
import type { CheckupFacts } from './checkup-facts.ts';

/**
 * Environments that are to roll back by themselves on a smoke check, and never would: without a control target
 * such a check is *errored*, and only a *failed* verification rolls back (ADR 20).
 */
export function rollbackFindings({ project }: CheckupFacts): readonly Finding[] {
  return project.configuration.environments
    .filter(
      ({ rollback, verify }) =>
        rollback.mode === 'automatic' && verify.smoke.length > 0 && verify.control === null,
    )
    .map(({ name }) => ({ weight: 'warns', code: 'control-missing', environment: name }));
}

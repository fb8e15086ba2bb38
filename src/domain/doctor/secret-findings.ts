import type { Finding } from '../repository/finding.ts';
import type { CheckupFacts } from './checkup-facts.ts';

/** What cannot be signed: hooks and webhooks whose variable the operator has not listed. */
export function secretFindings({
  project,
  subscribedWebhooks,
  listedSecrets,
}: CheckupFacts): readonly Finding[] {
  if (listedSecrets === null) return [];
  const { environments, notices } = project.configuration;
  const named = [
    ...environments.flatMap(({ name, rollback: { hook } }) =>
      hook === undefined ? [] : [{ variable: hook.secret, use: `rollback hook of ${name}` }],
    ),
    ...notices.flatMap(({ secret }) => (secret === null ? [] : [{ variable: secret, use: 'notices' }])),
    ...subscribedWebhooks.map(({ secret }) => ({ variable: secret, use: 'notices' })),
  ];
  return named
    .filter(({ variable }) => !listedSecrets.includes(variable))
    .map(({ variable, use }) => ({ weight: 'warns', code: 'secret-unlisted', variable, use }));
}

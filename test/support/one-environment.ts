import type { RepositoryOrder } from '../../sandbox/github/options.ts';
import { channels } from '../../sandbox/slack/workspace/seed.ts';

/**
 * The sample repository with nothing but production, to which each candidate goes by itself and unapproved.
 * Lines are added to the project, and to the environment, or stand in place of those that it has.
 */
export function oneEnvironment({
  project = [],
  production = [],
}: {
  readonly project?: readonly string[];
  readonly production?: readonly string[];
} = {}): RepositoryOrder {
  const own = ['promote: automatically', 'approvals: { count: 0, from: [] }'].filter(
    (line) => !production.some((other) => other.startsWith(`${line.split(':')[0]}:`)),
  );
  return {
    owner: 'acme',
    name: 'storefront',
    from: 'sample',
    waybillYaml: `version: 1
projects:
  storefront:
    channel: ${channels.releases}
${project.map((line) => `    ${line}\n`).join('')}    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
${[...own, ...production].map((line) => `        ${line}\n`).join('')}`,
  };
}

import { channels, groups } from '../../sandbox/slack/workspace/seed.ts';

/** The part of a project that a test of cutting cares about. */
export type ProjectOrder = {
  readonly name?: string;
  readonly versioning?: string;
  readonly paths?: readonly string[];
  /** Its workflow's inputs by name, as templates; null for `build: none`. */
  readonly inputs?: Readonly<Record<string, string>> | null;
  readonly timeout?: string;
  readonly migrations?: readonly string[];
};

/** A `waybill.yaml` of these projects. */
export function waybillYaml(...projects: readonly ProjectOrder[]): string {
  return ['version: 1', 'projects:', ...projects.map(projectYaml), ''].join('\n');
}

function projectYaml(order: ProjectOrder): string {
  const { name = 'storefront', inputs = { version: '{artifact}' } } = order;
  const build =
    inputs === null
      ? 'none'
      : JSON.stringify({ workflow: 'build.yml', inputs, timeout: order.timeout ?? '60m' });
  return `  ${name}:
    trunk: main
    paths: ${JSON.stringify(order.paths ?? [])}
    versioning: ${order.versioning ?? '{ scheme: semver, tag: "v{version}", candidate: "v{version}-rc.{n}" }'}
    channel: ${channels.releases}
    captains: [${groups.captains}]
    build: ${build}
    migrations: ${JSON.stringify(order.migrations ?? [])}
    environments: {}`;
}

/** A workflow that takes these inputs; with `runName`, its runs are called so. */
export function buildYaml(inputs: readonly string[], runName?: string): string {
  return [
    'name: Build',
    ...(runName === undefined ? [] : [`run-name: ${runName}`]),
    'on:',
    '  workflow_dispatch:',
    '    inputs:',
    ...inputs.map((input) => `      ${input}: { type: string }`),
    'jobs:',
    '  package:',
    '    runs-on: ubuntu-latest',
    '    steps: [{ run: make }]',
    '',
  ].join('\n');
}

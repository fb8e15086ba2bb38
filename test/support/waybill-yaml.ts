import { sampleWaybillYaml } from '../../sandbox/github/sample/sample-files.ts';
import { channels } from '../../sandbox/slack/workspace/seed.ts';
import type { Workbench } from './workbench.ts';

/** The workbench's own waybill.yaml, with some words in place of others. */
export function yamlWith(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((yaml, [from, to]) => {
    if (!yaml.includes(from)) throw new Error(`waybill.yaml does not say ${from}`);
    return yaml.replace(from, to);
  }, sampleWaybillYaml(channels.releases));
}

/** Pushes a waybill.yaml to the default branch as somebody on GitHub; null removes it. */
export async function pushYaml(bench: Workbench, yaml: string | null, author: string): Promise<void> {
  await bench.github.control.history.push({
    message: 'Change the releases',
    files: { 'waybill.yaml': yaml },
    author,
  });
}

/** What is in force for a project: every decision reads it there. */
export async function inForce(bench: Workbench, project = 'storefront') {
  const { configuration } = await bench.database.db
    .selectFrom('projects')
    .select('configuration')
    .where('name', '=', project)
    .executeTakeFirstOrThrow();
  return configuration;
}

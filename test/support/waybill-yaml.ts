import { sampleWaybillYaml } from '../../sandbox/github/sample/sample-files.ts';
import { channels } from '../../sandbox/slack/workspace/seed.ts';
import type { Workbench } from './workbench.ts';

const changed = (yaml: string, [from, to]: readonly [from: string, to: string]) => {
  if (!yaml.includes(from)) throw new Error(`waybill.yaml does not say ${from}`);
  return yaml.replace(from, to);
};

/** The workbench's own waybill.yaml: the sample's, where nothing is deployed unless somebody asks. */
export const workbenchYaml = changed(sampleWaybillYaml(channels.releases), [
  'promote: automatically',
  'promote: by hand',
]);

/** The sample repository as it is, where staging gets each candidate by itself. */
export const selfStaging = {
  owner: 'acme',
  name: 'storefront',
  from: 'sample',
  channel: channels.releases,
} as const;

/** The workbench's own waybill.yaml, with some words in place of others. */
export const yamlWith = (...changes: readonly (readonly [from: string, to: string])[]): string =>
  changes.reduce(changed, workbenchYaml);

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

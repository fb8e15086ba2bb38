import { execFile } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { RepositoryOrder } from './github/options.ts';
import { type SampleSurroundings, sampleWaybillYaml } from './github/sample/sample-files.ts';
import type { StandInGithub } from './github/start-github.ts';
import { ownBuildWorkflow, ownWaybillYaml, workflowPath } from './own-files.ts';
import { projectsIn } from './projects-in.ts';
import { fieldsListOf, fieldsOf } from './slack/json.ts';
import { channels } from './slack/workspace/seed.ts';

const run = promisify(execFile);

/** The repository that the sandbox works on, before the stand-in has read it. */
export interface Source {
  readonly order: RepositoryOrder;
  readonly fullName: string;
  readonly path: string | undefined;
}

const inClone = async (path: string, args: readonly string[]): Promise<string | undefined> => {
  try {
    const { stdout } = await run('git', ['-C', path, '-c', 'safe.directory=*', ...args], {
      maxBuffer: 10_000_000,
    });
    return stdout;
  } catch {
    return undefined;
  }
};

const nameOf = async (path: string): Promise<{ readonly owner: string; readonly name: string }> => {
  const origin = await inClone(path, ['config', '--get', 'remote.origin.url']);
  const [, owner, name] = /[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?\s*$/.exec(origin ?? '') ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  return {
    owner: 'local',
    name:
      basename(resolve(path))
        .replaceAll(/[^\w.-]/g, '-')
        .replace(/\.git$/, '') || 'repository',
  };
};

/** The sample history, or a private mirror of a clone under the name of its origin. */
export const sourceOf = async (path: string | undefined): Promise<Source> => {
  if (path === undefined) {
    const order = { owner: 'acme', name: 'storefront', from: 'sample', channel: channels.releases } as const;
    return { order, fullName: 'acme/storefront', path };
  }
  const { owner, name } = await nameOf(path);
  return { order: { owner, name, from: 'clone', path: resolve(path) }, fullName: `${owner}/${name}`, path };
};

export interface Equipped {
  /** The configuration that the bot will read. */
  readonly waybillYaml: string;
  /** What was added to the mirror so that it can be released; empty: nothing. */
  readonly added: readonly string[];
}

/** What the stand-in is to serve: the sample's own configuration names the shop that it is deployed to. */
export const orderOf = ({ order }: Source, surroundings: SampleSurroundings): RepositoryOrder =>
  order.from === 'sample' && order.waybillYaml === undefined
    ? { ...order, waybillYaml: sampleWaybillYaml(order.channel ?? channels.releases, surroundings) }
    : order;

/** Adds what a clone lacks to be released with Waybill, to the mirror only. */
export const equip = async (
  source: Source,
  served: RepositoryOrder,
  github: StandInGithub,
): Promise<Equipped> => {
  if (source.path === undefined) {
    return { waybillYaml: served.from === 'sample' ? (served.waybillYaml ?? '') : '', added: [] };
  }
  const { repositories } = await github.control.snapshot();
  const trunk = repositories[0]?.defaultBranch ?? 'main';
  const head = repositories[0]?.trunk[0]?.sha ?? 'HEAD';
  const known = await inClone(source.path, ['show', `${head}:waybill.yaml`]);
  if (known !== undefined) return { waybillYaml: known, added: [] };
  const project = source.order.name.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
  const waybillYaml = ownWaybillYaml({ project, trunk, channel: channels.releases });
  const files = { 'waybill.yaml': waybillYaml, [workflowPath]: ownBuildWorkflow };
  await github.control.history.push({
    branch: trunk,
    message: 'chore: let Waybill release this\n\nAdded by the sandbox to its private mirror.',
    files,
  });
  return { waybillYaml, added: Object.keys(files) };
};

/** What a configuration names, for the composer to complete. */
export const namesIn = (
  waybillYaml: string,
): { readonly names: readonly string[]; readonly environments: readonly string[] } => {
  const projects = projectsIn(waybillYaml);
  const environments = fieldsListOf(Object.values(projects)).flatMap((each) =>
    Object.keys(fieldsOf(each['environments'])),
  );
  return { names: Object.keys(projects), environments: [...new Set(environments)] };
};

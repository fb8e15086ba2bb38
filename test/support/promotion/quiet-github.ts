import { IntegrationError } from '../../../src/domain/integration/integration-error.ts';
import type { FoundCheck } from '../../../src/domain/policy/policy-facts.ts';
import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { Ports } from '../../../src/ports.ts';
import type { LaneBench } from './lane-bench.ts';

/** GitHub as far as requests and gates ask it; a test says what is so there. */
export type QuietGithub = {
  isUp: boolean;
  isFileValid: boolean;
  checks: readonly FoundCheck[];
  /** What lies between any two commits. */
  files: readonly string[];
  /** What waybill.yaml says where it is valid. */
  configuration: ProjectConfiguration;
};

/** Gives a bench's ports a GitHub that answers what requests ask for, with nothing but what it is told. */
export async function quietGithub(bench: LaneBench): Promise<QuietGithub> {
  const [project] = await bench.ports.store.projects();
  if (project === undefined) throw new Error('there is no project');
  const quiet: QuietGithub = {
    isUp: true,
    isFileValid: true,
    checks: [],
    files: [],
    configuration: project.configuration,
  };
  const reached = <T>(value: T): Promise<T> =>
    quiet.isUp
      ? Promise.resolve(value)
      : Promise.reject(new IntegrationError({ system: 'github', operation: 'anything', retryable: true }));
  const { tagTarget } = bench.ports.github;
  Object.assign(bench.ports.github, {
    repositoryById: (id) =>
      reached({
        id,
        fullName: 'acme/storefront',
        defaultBranch: 'main',
        isArchived: false,
        htmlUrl: 'https://github.example/acme/storefront',
      }),
    fileAuthors: async () => [],
    tagTarget: async (repository, tag) => reached(await tagTarget(repository, tag)),
    checks: async () => ({ kind: 'seen', value: quiet.checks }),
    changes: (_, base, head) =>
      reached({
        base,
        head,
        relation: 'ahead',
        commits: [],
        predecessorOnly: [],
        pullRequests: [],
        files: quiet.files,
        compareUrl: null,
      }),
  } satisfies Partial<Ports['github']>);
  Object.assign(bench.ports, {
    parseProjectFile: () =>
      quiet.isFileValid
        ? { ok: true, file: { projects: [quiet.configuration] } }
        : { ok: false, problems: [{ line: 1, column: 1, path: '', message: 'no', hint: 'yes' }] },
  } satisfies Partial<Ports>);
  return quiet;
}

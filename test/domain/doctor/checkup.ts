import type { CheckupFacts } from '../../../src/domain/doctor/checkup-facts.ts';
import { parseProjectId, parseRepositoryId } from '../../../src/domain/ids.ts';
import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { Project, Repository } from '../../../src/domain/repository/repository.ts';
import type { RepositoryRules, WorkflowFile } from '../../../src/domain/repository/rules.ts';
import { sample } from '../project/sample-project.ts';

const now = new Date('2026-11-20T09:00:00Z');
export const seen = <T>(value: T) => ({ kind: 'seen', value }) as const;
export const unseen = { kind: 'unseen', status: 403 } as const;

export const projectWith = (changes: Partial<ProjectConfiguration>, name = 'storefront'): Project => {
  const configuration = { ...sample, ...changes, name };
  return {
    id: parseProjectId(
      name === 'storefront' ? '11111111-0000-7000-8000-000000000001' : '11111111-0000-7000-8000-000000000002',
    ),
    name,
    repositoryId: parseRepositoryId(1),
    channelId: configuration.channel,
    configuration,
    lastBuildNumber: 0,
    registeredAt: now,
    retiredAt: null,
    revision: 1,
  };
};
export const repository: Repository = {
  id: parseRepositoryId(1),
  fullName: 'acme/shop',
  defaultBranch: 'main',
  fileState: 'valid',
  fileProblems: [],
  fileReadAt: now,
  acceptedTagWorkflows: [],
  revision: 1,
};
export const workflow = (
  file: string,
  inputs: readonly string[],
  changes: Partial<WorkflowFile> = {},
): WorkflowFile => ({
  file,
  state: 'active',
  problem: null,
  inputs: inputs.map((name) => ({ name, type: 'string', isRequired: true, hasDefault: false, choices: [] })),
  runName: null,
  tags: null,
  startsOnCreate: false,
  releaseEvents: [],
  ...changes,
});
export const build = workflow('build.yml', ['version']);
export const deploy = workflow('deploy.yml', ['environment', 'version']);
export const rules: RepositoryRules = {
  workflows: seen([build, deploy]),
  tagRules: seen([]),
  environments: seen([]),
  permissions: seen({ contents: 'write', actions: 'write', pull_requests: 'write' }),
};
/** A project with nothing wrong. */
export const healthy: CheckupFacts = {
  project: projectWith({}),
  repository,
  isArchived: false,
  trunk: 'main',
  hasTrunk: true,
  rules,
  otherProjects: [],
  channels: [{ id: 'C0RELEASES', use: 'cards', found: { isArchived: false, hasBot: true, isShared: false } }],
  principals: [{ who: 'S0CAPTAINS', use: 'captains', found: { kind: 'group', members: 2 } }],
  slackScopes: null,
  hasAuditChannel: true,
  listedSecrets: [],
  mail: { addresses: 0, hasServer: true },
  hosts: [],
  subscribedWebhooks: [],
};

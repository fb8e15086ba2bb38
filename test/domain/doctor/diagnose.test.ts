import { describe, expect, test } from 'vitest';
import type { CheckupFacts } from '../../../src/domain/doctor/checkup-facts.ts';
import { diagnose } from '../../../src/domain/doctor/diagnose.ts';
import { parseRepositoryId } from '../../../src/domain/ids.ts';
import type { Finding } from '../../../src/domain/repository/finding.ts';
import type { WorkflowFile } from '../../../src/domain/repository/rules.ts';
import { production } from '../project/sample-project.ts';
import { build, deploy, healthy, projectWith, repository, rules, seen, unseen, workflow } from './checkup.ts';

const found = (changes: Partial<CheckupFacts>) => diagnose({ ...healthy, ...changes });
const withWorkflows = (...files: readonly WorkflowFile[]) => ({
  rules: { ...rules, workflows: seen(files) },
});
const withBuild = (change: Partial<WorkflowFile>) => withWorkflows({ ...build, ...change }, deploy);
const inputs = (known: Partial<NonNullable<WorkflowFile['inputs']>[number]>) => ({
  inputs: [
    { name: 'version', type: 'string', isRequired: true, hasDefault: false, choices: [], ...known } as const,
  ],
});
const channel = (state: object) => ({
  channels: [
    { id: 'C0RELEASES', use: 'cards', found: { isArchived: false, hasBot: true, isShared: false, ...state } },
  ],
});
const who = (name: string, state: CheckupFacts['principals'][number]['found']) => ({
  principals: [{ who: name, use: 'captains', found: state }],
});

test('a project with nothing wrong has no finding', () => {
  expect(diagnose(healthy)).toEqual([]);
});

test.each<[string, Partial<CheckupFacts>, Partial<Finding>]>([
  [
    'a broken file',
    { repository: { ...repository, fileState: 'broken' } },
    { weight: 'blocks', code: 'file-invalid' },
  ],
  ['an archived repository', { isArchived: true }, { weight: 'blocks', code: 'repository-archived' }],
  [
    'a trunk that is not there',
    { hasTrunk: false },
    { weight: 'blocks', code: 'trunk-missing', trunk: 'main' },
  ],
  [
    'a build without its file',
    withWorkflows(deploy),
    { weight: 'blocks', code: 'workflow-missing', workflow: 'build.yml' },
  ],
  [
    'a deployment without its file',
    withWorkflows(build),
    { weight: 'warns', code: 'workflow-missing', workflow: 'deploy.yml' },
  ],
  [
    'a workflow that is switched off',
    withBuild({ state: 'disabled' }),
    { weight: 'blocks', code: 'workflow-disabled' },
  ],
  [
    'a workflow that is no YAML',
    withBuild({ problem: 'line 3' }),
    { weight: 'blocks', code: 'workflow-unreadable' },
  ],
  [
    'a workflow without a dispatch',
    withBuild({ inputs: null }),
    { weight: 'blocks', code: 'workflow-not-dispatchable' },
  ],
  [
    'an input that the workflow does not know',
    withBuild({ inputs: [] }),
    { weight: 'blocks', code: 'input-unknown', input: 'version' },
  ],
  [
    'an input of the wrong type',
    withBuild(inputs({ type: 'boolean' })),
    { weight: 'blocks', code: 'input-wrong-type', type: 'boolean' },
  ],
  [
    'an input that is no number',
    withBuild(inputs({ type: 'number' })),
    { weight: 'blocks', code: 'input-wrong-type', type: 'number' },
  ],
  [
    'an input outside its choices',
    withBuild(inputs({ type: 'choice', choices: ['a'] })),
    { weight: 'blocks', code: 'input-wrong-choice' },
  ],
  [
    'workflows that could not be read',
    { rules: { ...rules, workflows: unseen } },
    { weight: 'unknown', code: 'could-not-look', what: 'workflows' },
  ],
  [
    'tag rules that could not be read',
    { rules: { ...rules, tagRules: unseen } },
    { weight: 'unknown', code: 'could-not-look', what: 'tag rules' },
  ],
  [
    'environments that could not be read',
    { rules: { ...rules, environments: unseen } },
    { weight: 'unknown', code: 'could-not-look', what: 'environments' },
  ],
  [
    'a missing permission',
    {
      rules: { ...rules, permissions: seen({ contents: 'read', actions: 'write', pull_requests: 'write' }) },
    },
    { weight: 'blocks', code: 'github-permission-missing', permission: 'contents', level: 'write' },
  ],
  [
    'a missing scope',
    { slackScopes: ['commands'] },
    { weight: 'warns', code: 'slack-scope-missing', scope: 'chat:write' },
  ],
  [
    'an archived channel',
    channel({ isArchived: true }),
    { weight: 'blocks', code: 'channel-unusable', problem: 'archived' },
  ],
  [
    'a channel without the bot',
    channel({ hasBot: false }),
    { weight: 'blocks', code: 'channel-unusable', problem: 'not-a-member' },
  ],
  ['a channel shared with others', channel({ isShared: true }), { weight: 'warns', code: 'channel-shared' }],
  [
    'a channel nobody knows',
    { channels: [{ id: 'C0X', use: 'notices', found: 'unknown' }] },
    { weight: 'warns', code: 'channel-unusable', problem: 'unknown' },
  ],
  [
    'a channel that could not be looked up',
    { channels: [{ id: 'C0X', use: 'cards', found: 'could-not-look' }] },
    { weight: 'unknown', code: 'could-not-look', system: 'slack' },
  ],
  ['a person nobody knows', who('U0NOBODY', 'unknown'), { weight: 'warns', code: 'person-unknown' }],
  ['a group nobody knows', who('@nobody', 'unknown'), { weight: 'warns', code: 'group-unknown' }],
  [
    'a group without people',
    who('S0EMPTY', { kind: 'group', members: 0 }),
    { weight: 'warns', code: 'group-empty' },
  ],
  [
    'a guest with a say',
    who('U0GUEST', { kind: 'person', standing: 'guest' }),
    { weight: 'warns', code: 'person-unusable', standing: 'guest' },
  ],
  [
    'no channel for the trail’s head',
    { hasAuditChannel: false },
    { weight: 'warns', code: 'audit-channel-unset' },
  ],
  [
    'a hook that nothing can sign',
    {
      listedSecrets: ['ANOTHER_SECRET'],
      project: projectWith({
        environments: [
          {
            ...production,
            rollback: {
              ...production.rollback,
              hook: { url: 'https://flags.example/', secret: 'FLAGS_SECRET', timeoutMs: 10_000 },
            },
          },
        ],
      }),
    },
    {
      weight: 'warns',
      code: 'secret-unlisted',
      variable: 'FLAGS_SECRET',
      use: 'rollback hook of production',
    },
  ],
  [
    'a webhook that was subscribed with a variable that the operator no longer lists',
    { subscribedWebhooks: [{ url: 'https://partner.example/waybill', secret: 'PARTNER_SECRET' }] },
    { weight: 'warns', code: 'secret-unlisted', variable: 'PARTNER_SECRET', use: 'notices' },
  ],
])('%s is found', (_, facts, finding) => {
  expect(found(facts)).toContainEqual(expect.objectContaining(finding));
});

test('a required input that is not given is found, one with a default is not', () => {
  const extra = { name: 'region', type: 'string', isRequired: true, hasDefault: false, choices: [] } as const;
  const known = build.inputs ?? [];
  expect(found(withBuild({ inputs: [...known, extra] }))).toMatchObject([
    { code: 'input-missing', input: 'region' },
  ]);
  expect(found(withBuild({ inputs: [...known, { ...extra, hasDefault: true }] }))).toEqual([]);
});

test('inputs that tell no candidate from another, and a run’s name without the dispatch, are found', () => {
  const blind = projectWith({ build: { workflow: 'build.yml', inputs: {}, timeoutMs: 1, artifact: null } });
  expect(found({ project: blind, ...withBuild({ inputs: [] }) })).toMatchObject([
    { weight: 'warns', code: 'inputs-indistinct' },
  ]);
  const inputs = { version: '{artifact}', id: '{dispatch}' };
  const named = projectWith({ build: { workflow: 'build.yml', inputs, timeoutMs: 1, artifact: null } });
  const known = workflow('build.yml', ['version', 'id']);
  expect(found({ project: named, ...withWorkflows(known, deploy) })).toMatchObject([
    { weight: 'warns', code: 'run-name-silent' },
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
  const runName = 'Build ${{ inputs.id }}';
  expect(found({ project: named, ...withWorkflows({ ...known, runName }, deploy) })).toEqual([]);
});

const tagged = (tags: WorkflowFile['tags'], more: Partial<WorkflowFile> = {}) =>
  withWorkflows(build, deploy, workflow('publish.yml', [], { tags, ...more }));

describe('a tag', () => {
  test('that starts a workflow blocks a cut until an admin accepts that workflow by name', () => {
    const facts = tagged({ include: ['v*'], ignore: [] });
    expect(found(facts)).toMatchObject([
      {
        weight: 'blocks',
        code: 'tag-starts-workflow',
        repository: 'acme/shop',
        workflow: 'publish.yml',
        tag: 'v1.2.3-rc.1',
        kind: 'candidate',
      },
      {
        weight: 'blocks',
        code: 'tag-starts-workflow',
        workflow: 'publish.yml',
        tag: 'v1.2.3',
        kind: 'release',
      },
    ]);
    expect(found({ ...facts, repository: { ...repository, acceptedTagWorkflows: ['publish.yml'] } })).toEqual(
      [],
    );
    expect(found(tagged({ include: ['v*'], ignore: [] }, { state: 'disabled' }))).toEqual([]);
    expect(found(tagged(null, { startsOnCreate: true }))).toHaveLength(2);
  });

  test('that a rule forbids blocks where it is a candidate’s, unless we may pass it', () => {
    const rule = {
      name: 'no tags',
      include: ['refs/tags/v*'],
      exclude: ['refs/tags/v*-rc.*'],
      forbids: ['creation'],
      canWeBypass: false,
    } as const;
    const withRule = (change: object) => ({ rules: { ...rules, tagRules: seen([{ ...rule, ...change }]) } });
    expect(found(withRule({ exclude: [] }))).toMatchObject([
      { weight: 'blocks', code: 'tag-rule', tag: 'v1.2.3-rc.1' },
      { weight: 'warns', code: 'tag-rule', tag: 'v1.2.3' },
    ]);
    expect(found(withRule({}))).toMatchObject([{ weight: 'warns', tag: 'v1.2.3' }]);
    expect(found(withRule({ exclude: [], canWeBypass: true }))).toEqual([]);
    expect(found(withRule({ exclude: [], forbids: ['deletion'] }))).toEqual([]);
  });

  test('that two projects of one repository could both make is found', () => {
    const other = projectWith({}, 'outlet');
    expect(found({ otherProjects: [other] })).toMatchObject([
      { weight: 'blocks', code: 'tags-collide', other: 'outlet' },
    ]);
    const apart = {
      scheme: 'semver',
      tag: 'outlet/v{version}',
      candidate: 'outlet/v{version}-rc.{n}',
    } as const;
    expect(found({ otherProjects: [projectWith({ versioning: apart }, 'outlet')] })).toEqual([]);
    expect(found({ otherProjects: [{ ...other, repositoryId: parseRepositoryId(2) }] })).toEqual([]);
  });

  test('that an environment of GitHub’s would refuse or park is found', () => {
    const policy = {
      name: 'Production',
      hasReviewers: true,
      waitMinutes: 5,
      hasCustomRules: false,
      tagPatterns: ['release-*'],
    };
    expect(found({ rules: { ...rules, environments: seen([policy]) } })).toMatchObject([
      { code: 'environment-refuses-tag', environment: 'production', tag: 'v1.2.3-rc.1' },
      { code: 'environment-parks', rule: 'reviewers' },
      { code: 'environment-parks', rule: 'wait-timer' },
    ]);
    expect(
      found({
        rules: {
          ...rules,
          environments: seen([{ ...policy, hasReviewers: false, waitMinutes: 0, tagPatterns: ['v*'] }]),
        },
      }),
    ).toEqual([]);
  });
});

test('what blocks comes first, then what warns, then what is not known', () => {
  const findings = found({ isArchived: true, hasAuditChannel: false, rules: { ...rules, tagRules: unseen } });
  expect(findings.map(({ weight }) => weight)).toEqual(['blocks', 'warns', 'unknown']);
});

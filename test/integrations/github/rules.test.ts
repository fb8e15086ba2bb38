import { expect, test } from 'vitest';
import { connected, expectDescribed, repository } from './connected.ts';

const workflows = {
  '.github/workflows/build.yml': 'run-name: Build\non: { workflow_dispatch: { inputs: { version: {} } } }\n',
  '.github/workflows/publish.yaml': 'on: { push: { tags: [v*] } }\n',
  '.github/workflows/broken.yml': 'on: [',
  '.github/workflows/notes.md': 'no workflow',
};

const withFiles = (files: Readonly<Record<string, string>>, more: object = {}) =>
  connected({ repositories: [{ owner: 'acme', name: 'storefront', from: 'files', files }], ...more });

test.each([
  ['in one request', true],
  ['one by one where there is no GraphQL', false],
])('workflow files are read at trunk, with their state: %s', async (_, graphql) => {
  const world = await withFiles(workflows, { graphql });
  const { workflows: read } = await world.github.rules(repository, { trunk: 'main', named: [] });
  const files = read.kind === 'seen' ? read.value : [];
  expect(files.map(({ file }) => file).toSorted()).toEqual(['broken.yml', 'build.yml', 'publish.yaml']);
  const named = (name: string) => files.find(({ file }) => file === name);
  expect(named('build.yml')).toMatchObject({ state: 'active', runName: 'Build', problem: null });
  expect(named('build.yml')?.inputs?.map(({ name }) => name)).toEqual(['version']);
  expect(named('publish.yaml')?.tags).toEqual({ include: ['v*'], ignore: [] });
  expect(named('broken.yml')?.problem).not.toBeNull();
  expectDescribed(world);
});

test('a repository without workflows has none, and a trunk that is not there is not to be seen', async () => {
  const world = await withFiles({ 'README.md': 'hello\n' });
  expect((await world.github.rules(repository, { trunk: 'main', named: [] })).workflows).toEqual({
    kind: 'seen',
    value: [],
  });
  expect((await world.github.rules(repository, { trunk: 'other', named: [] })).workflows).toEqual({
    kind: 'unseen',
    status: 404,
  });
});

test('rules on tags are read with what they forbid and whether we may pass', async () => {
  const world = await connected();
  const { ruleset } = world.server.control.settings;
  ruleset({
    name: 'releases',
    target: 'tag',
    include: ['refs/tags/v*'],
    exclude: ['refs/tags/v0*'],
    rules: [{ type: 'creation' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  });
  ruleset({ name: 'ours', target: 'tag', include: ['~ALL'], rules: [{ type: 'update' }], bypass: 'always' });
  ruleset({
    name: 'off',
    target: 'tag',
    include: ['~ALL'],
    rules: [{ type: 'creation' }],
    enforcement: 'disabled',
  });
  ruleset({ name: 'branches', target: 'branch', include: ['~ALL'], rules: [{ type: 'creation' }] });
  const { tagRules } = await world.github.rules(repository, { trunk: 'main', named: [] });
  expect(tagRules).toEqual({
    kind: 'seen',
    value: [
      {
        name: 'releases',
        include: ['refs/tags/v*'],
        exclude: ['refs/tags/v0*'],
        forbids: ['creation', 'deletion'],
        canWeBypass: false,
      },
      { name: 'ours', include: ['~ALL'], exclude: [], forbids: ['update'], canWeBypass: true },
    ],
  });
  expectDescribed(world);
});

test('a rule on the names of tags forbids the making of all others', async () => {
  const world = await connected();
  world.server.control.settings.ruleset({
    name: 'names',
    target: 'tag',
    include: ['~ALL'],
    rules: [{ type: 'tag_name_pattern', parameters: { operator: 'starts_with', pattern: 'v' } }],
  });
  const { tagRules } = await world.github.rules(repository, { trunk: 'main', named: [] });
  expect(tagRules.kind === 'seen' ? tagRules.value.at(-1) : null).toMatchObject({
    forbids: ['creation'],
    exclude: ['refs/tags/v**'],
  });
});

test('GitHub’s environments are read with what refuses or parks a deployment', async () => {
  const world = await withFiles({ 'README.md': 'hello\n' });
  const { environment } = world.server.control.settings;
  environment({ name: 'open' });
  environment({ name: 'staging', policy: 'protected_branches' });
  environment({
    name: 'production',
    reviewers: ['ada-lindqvist'],
    waitMinutes: 30,
    policy: 'custom',
    patterns: [
      { name: 'v*', type: 'tag' },
      { name: 'main', type: 'branch' },
    ],
  });
  const plain = { hasReviewers: false, waitMinutes: 0, hasCustomRules: false };
  expect((await world.github.rules(repository, { trunk: 'main', named: [] })).environments).toEqual({
    kind: 'seen',
    value: [
      { ...plain, name: 'open', tagPatterns: null },
      { ...plain, name: 'staging', tagPatterns: [] },
      { name: 'production', hasReviewers: true, waitMinutes: 30, hasCustomRules: false, tagPatterns: ['v*'] },
    ],
  });
  expectDescribed(world);
});

test('what may not be looked at is unseen, never none', async () => {
  const world = await connected({
    tokens: [
      { token: 'token-of-the-bot', login: 'bot', permissions: { metadata: 'read', contents: 'read' } },
    ],
  });
  const rules = await world.github.rules(repository, { trunk: 'main', named: [] });
  expect(rules.environments).toEqual({ kind: 'unseen', status: 403 });
  expect(rules.permissions).toMatchObject({ kind: 'unseen' });
  expect(rules.workflows.kind === 'seen' && rules.workflows.value[0]?.state).toBe('unknown');
});

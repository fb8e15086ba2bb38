import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GithubAuth } from '../../../src/integrations/github/connect-github.ts';
import { connected, expectDescribed, repository } from './connected.ts';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const asApp: GithubAuth = { kind: 'app', appId: 4711, privateKey: pair.privateKey };

const appWorld = () => connected({ app: { publicKey: pair.publicKey } });

test('an App asks as the installation of the repository’s owner, and looks that up once', async () => {
  const world = await appWorld();
  const github = world.connect(asApp);
  expect(await github.branchTip(repository, 'main')).toBe(await world.tip());
  expect(await github.repository(repository)).toMatchObject({ fullName: repository });
  const made = world.asked().filter((one) => one.includes('installation'));
  expect(made).toEqual(['GET /installation', 'POST /app/installations/815/access_tokens']);
  expectDescribed(world);
});

test('an App’s acts carry its own login, and its permissions are told', async () => {
  const world = await appWorld();
  const github = world.connect(asApp);
  expect(await github.ownLogin()).toBe('waybill-sandbox[bot]');
  const { permissions } = await github.rules(repository, { trunk: 'main', named: [] });
  expect(permissions).toMatchObject({ kind: 'seen', value: { contents: 'write', environments: 'read' } });
});

test('where an App is not installed, there is nothing to see', async () => {
  const world = await appWorld();
  const github = world.connect(asApp);
  expect(await github.repository('acme/nowhere')).toBeNull();
  expect(
    await github.dispatchWorkflow('acme/nowhere', { workflow: 'a.yml', ref: 'main', inputs: {} }),
  ).toEqual({
    kind: 'refused',
    status: 404,
  });
});

test('a repository is found by its id in whichever installation has it', async () => {
  const world = await appWorld();
  const found = await world.github.repository(repository);
  const github = world.connect(asApp);
  expect(found === null ? null : await github.repositoryById(found.id)).toEqual(found);
});

test('an installation’s token that GitHub no longer takes is replaced', async () => {
  const world = await appWorld();
  const github = world.connect(asApp);
  const head = await github.branchTip(repository, 'main');
  world.server.control.troubles.add({ kind: 'answer', status: 401, route: 'GET /repos/**', times: 1 });
  expect(await github.branchTip(repository, 'main')).toBe(head);
  const tokens = world.asked().filter((one) => one.endsWith('/access_tokens'));
  expect(tokens).toHaveLength(2);
});

test('a key that GitHub does not take is an error without the key', async () => {
  const world = await appWorld();
  const other = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const github = world.connect({ kind: 'app', appId: 4711, privateKey: other.privateKey });
  const error: unknown = await github.branchTip(repository, 'main').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    system: 'github',
    retryable: false,
    isTokenRefused: true,
    cause: { status: 401 },
  });
  expect(`${JSON.stringify(error)}${world.logged.join('')}`).not.toContain('PRIVATE KEY');
});

test('a person’s token acts under the person’s login, and an installation’s under nobody’s in particular', async () => {
  const world = await connected({
    tokens: [
      { token: 'token-of-the-bot', login: 'waybill-bot' },
      { token: 'ghs_handed-out', login: 'x', permissions: { contents: 'write' } },
    ],
  });
  expect(await world.github.ownLogin()).toBe('waybill-bot');
  expect(await world.connect({ kind: 'token', token: 'ghs_handed-out' }).ownLogin()).toBeNull();
});

test('the API’s address may end in a slash', async () => {
  const world = await connected();
  const github = world.connect(
    { kind: 'token', token: 'token-of-the-bot' },
    { apiUrl: `${world.server.apiUrl}/` },
  );
  expect(await github.branchTip(repository, 'main')).toBe(await world.tip());
});

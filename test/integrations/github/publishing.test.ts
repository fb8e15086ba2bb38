import { expect, test } from 'vitest';
import { connected, expectDescribed, repository } from './connected.ts';

const at = new Date('2026-11-20T09:59:58Z');
const page = { tag: 'v1.5.0', name: '1.5.0', body: '- a change' };
const record = {
  id: '44444444-0000-7000-8000-000000000000',
  environment: 'production',
  candidate: '1.5.0-rc.1',
  isProduction: true,
  description: '1.5.0-rc.1, asked for by ada',
  requestedBy: 'ada',
  approvedBy: ['grace'],
};

async function tagged() {
  const world = await connected();
  await world.github.createTag(repository, { name: 'v1.5.0', sha: await world.tip(), message: 'm', at });
  return world;
}
const releases = async (world: Awaited<ReturnType<typeof tagged>>) =>
  (await world.server.control.snapshot()).repositories[0]?.releases ?? [];

test('a release is published by way of a draft, and a second time is left as it is', async () => {
  const world = await tagged();
  expect(await world.github.publishRelease(repository, page)).toMatchObject({
    kind: 'accepted',
    value: { kind: 'made' },
  });
  expect(await world.github.publishRelease(repository, { ...page, body: 'other' })).toMatchObject({
    kind: 'accepted',
    value: { kind: 'exists' },
  });
  expect(world.asked().filter((asked) => /^(POST|PATCH) \/releases/.test(asked))).toEqual([
    'POST /releases',
    expect.stringMatching(/^PATCH \/releases\/\d+$/),
  ]);
  expectDescribed(world);
});

test('where releases are immutable one is published all the same', async () => {
  const world = await tagged();
  world.server.control.settings.immutableReleases({ enabled: true });
  expect(await world.github.publishRelease(repository, page)).toMatchObject({
    kind: 'accepted',
    value: { kind: 'made' },
  });
  expect(await releases(world)).toMatchObject([{ draft: false }]);
});

test('a draft whose answer was lost is found and published, not made again', async () => {
  const world = await tagged();
  world.server.control.troubles.add({
    kind: 'answer',
    status: 502,
    act: true,
    route: 'POST /repos/**/releases',
    times: 1,
  });
  expect(await world.github.publishRelease(repository, page)).toEqual({ kind: 'uncertain' });
  expect(await world.github.publishRelease(repository, page)).toMatchObject({ kind: 'accepted' });
  expect(await releases(world)).toHaveLength(1);
});

test('GitHub’s record of a deployment merges nothing, waits for no status, and is made once', async () => {
  const world = await connected();
  const sha = await world.tip();
  const first = await world.github.openDeployment(repository, { ...record, sha });
  expect(first).toMatchObject({ kind: 'accepted' });
  expect(await world.github.openDeployment(repository, { ...record, sha })).toEqual(first);
  const made = world.server.control.requests
    .list()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/deployments'));
  expect(made).toHaveLength(1);
  expect(await world.tip()).toBe(sha);
  expectDescribed(world);
});

test('GitHub’s record of a deployment is made whatever trunk has more, and whatever a check says', async () => {
  const world = await connected();
  const { control } = world.server;
  await control.history.push({ message: 'fix: ahead' });
  const before = await world.github.branchTip(repository, 'change-71');
  if (before === null) throw new Error('the sample has no such branch');
  await control.settings.check({ ref: before, name: 'e2e', app: 'github-actions', conclusion: 'failure' });
  // By its name, as GitHub would merge trunk into it unless told not to.
  const opened = await world.github.openDeployment(repository, { ...record, sha: 'change-71' });
  expect(opened).toMatchObject({ kind: 'accepted' });
  expect(await world.github.branchTip(repository, 'change-71')).toBe(before);
});

test('a status of a deployment is added once, however often it is told', async () => {
  const world = await connected();
  const opened = await world.github.openDeployment(repository, { ...record, sha: await world.tip() });
  const id = opened.kind === 'accepted' ? opened.value : 0;
  const status = { state: 'in_progress', description: 'Deploying', logUrl: null } as const;
  await world.github.setDeploymentStatus(repository, id, status);
  await world.github.setDeploymentStatus(repository, id, status);
  await world.github.setDeploymentStatus(repository, id, { ...status, state: 'success' });
  const posted = world.asked().filter((asked) => asked === `POST /deployments/${id}/statuses`);
  expect(posted).toHaveLength(2);
  expectDescribed(world);
});

test('the checks of a commit are its check runs and its statuses, each as it stands', async () => {
  const world = await connected();
  const sha = await world.tip();
  await world.server.control.settings.check({
    ref: sha,
    name: 'e2e',
    app: 'github-actions',
    conclusion: 'success',
  });
  await world.server.control.settings.check({ ref: sha, name: 'lint', app: 'linter', conclusion: 'skipped' });
  await world.server.control.settings.status({ ref: sha, context: 'ci/old', state: 'pending' });
  const checks = await world.github.checks(repository, sha);
  expect(checks).toMatchObject({ kind: 'seen' });
  expect(checks.kind === 'seen' ? checks.value : []).toEqual(
    expect.arrayContaining([
      { name: 'e2e', app: 'github-actions', state: 'success' },
      { name: 'lint', app: 'linter', state: 'skipped' },
      { name: 'ci/old', app: null, state: 'pending' },
    ]),
  );
  expectDescribed(world);
});

test('checks that GitHub does not show are unseen, never none', async () => {
  const world = await connected();
  const sha = await world.tip();
  world.server.control.troubles.add({
    kind: 'answer',
    status: 403,
    route: 'GET /repos/**/check-runs',
    times: 5,
  });
  expect(await world.github.checks(repository, sha)).toMatchObject({ kind: 'unseen' });
});

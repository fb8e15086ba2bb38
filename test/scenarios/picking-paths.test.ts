import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { waybillYaml } from '../support/project-files.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

const versioned = (name: string) =>
  `{ scheme: semver, tag: "${name}/v{version}", candidate: "${name}/v{version}-rc.{n}" }`;

/** A repository of two projects, each of its own folder. */
beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'files',
      files: {
        'waybill.yaml': waybillYaml(
          { name: 'web', inputs: null, paths: ['apps/web/**'], versioning: versioned('web') },
          {
            name: 'api',
            inputs: null,
            paths: ['apps/api/**', 'shared/**'],
            versioning: versioned('api'),
            migrations: ['apps/api/db/**'],
          },
        ),
        'apps/web/index.html': 'hello\n',
      },
    },
  });
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

const ask = (text: string) => bench.ask(people.dana, text);

test('a project that nothing has touched yet has nothing to release', async () => {
  expect(await ask('cut api')).toMatch(/no change to release under the paths of api/);
});

test('a project of some paths is released with what touched them, and nothing else', async () => {
  await steps.land('feat: a price list', { 'apps/web/prices.html': '1\n' });
  await steps.land('feat: price endpoints', { 'apps/api/prices.ts': '1\n', 'apps/api/db/1.sql': '1\n' });
  await steps.land('fix: rounding for both', { 'shared/round.ts': '1\n', 'apps/web/round.ts': '1\n' });
  const preview = await ask('preview api');
  expect(preview).toContain('price endpoints');
  expect(preview).toContain('rounding for both');
  expect(preview).not.toContain('a price list');
  expect(preview).toContain('apps/api/db/1.sql');
  expect(await ask('cut web')).toContain('0.1.0-rc.1 is cut');
  expect(await ask('cut api')).toContain('0.1.0-rc.1 is cut');
  await bench.cardReads('web 0.1.0', 'a price list');
  await bench.cardReads('api 0.1.0', 'price endpoints');
});

test('where only other paths changed, neither a release nor a further candidate is cut', async () => {
  await steps.land('fix: a comma', { 'apps/web/comma.ts': '1\n' });
  expect(await ask('cut api')).toMatch(/Nothing under the paths of api has changed since 0\.1\.0 .*cut/s);
  expect(await ask('cut api into 0.1')).toMatch(
    /Nothing under the paths of api has changed since 0\.1\.0-rc\.1/,
  );
  expect(await ask('cut web into 0.1')).toContain('0.1.0-rc.2 is cut');
});

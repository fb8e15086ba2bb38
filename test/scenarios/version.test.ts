import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { buildYaml, waybillYaml } from '../support/project-files.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

const scheme = (name: string, prefix: string) =>
  `{ scheme: ${name}, tag: "${prefix}{version}", candidate: "${prefix}{version}-rc.{n}" }`;

/** One repository with a project of each scheme, and one that is built. */
beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'files',
      files: {
        'waybill.yaml': waybillYaml(
          { name: 'shop', inputs: null },
          { name: 'ledger', inputs: null, versioning: scheme('calver', 'ledger-') },
          {
            name: 'built',
            versioning: scheme('semver', 'built-'),
            inputs: {
              artifact: '{artifact}',
              what: '{candidate} of {version}',
              where: '{ref}@{sha}',
              data: '{"keep": "{version}"}',
            },
          },
        ),
        '.github/workflows/build.yml': buildYaml(['artifact', 'what', 'where', 'data']),
      },
    },
  });
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

const cut = (words: string) => bench.ask(people.dana, `cut ${words}`);

test('without a tag that fits, the first release is 0.1.0 and holds everything from the beginning', async () => {
  expect(await cut('shop')).toContain('0.1.0-rc.1 is cut');
  const card = bench.read(await bench.cardReads('shop 0.1.0', 'Ready'));
  expect(card).toContain('There is nothing to build');
});

test('where there is nothing to build, nothing is dispatched', () => {
  expect(steps.dispatches()).toBe(0);
});

test.each([
  ['fix: round half up', 'shop', '0.1.1'],
  ['feat: pay later', 'shop', '0.2.0'],
  ['feat!: drop cheques', 'shop', '0.3.0'],
  ['docs: say hello', 'shop as major', '1.0.0'],
  ['fix!: other prices', 'shop', '2.0.0'],
  ['fix: the last digit', 'shop as v2.5.0', '2.5.0'],
])('after “%s”, “cut %s” makes %s', async (title, words, version) => {
  await steps.land(title);
  expect(await cut(words)).toContain(`${version}-rc.1 is cut`);
});

describe('with a change to cut', () => {
  beforeAll(() => steps.land('fix: something to cut'));

  test.each([
    ['shop as 2.5.0', 'version-taken'],
    ['shop as 2.4.9', 'version-not-higher'],
    ['shop as 2.5', 'version-malformed'],
    ['shop as 02.6.0', 'version-malformed'],
    ['shop as 2.6.0-rc.1', 'version-malformed'],
    ['ledger as minor', 'version-malformed'],
  ])('“cut %s” is refused as %s, with a way out', async (words, code) => {
    const answer = await cut(words);
    expect(answer).toContain(`Refused: ${code}`);
    expect(answer.split('\n').length).toBeGreaterThan(2);
  });
});

test('the status of one version says nothing of the others', async () => {
  const open = await bench.ask(people.dana, 'status shop 2.5.0');
  expect(open).toMatch(/shop 2\.5\.0: status/);
  expect(open).not.toMatch(/open release|No release|2\.0\.0/);
  await bench.ask(people.dana, 'abandon shop 0.1.1 because it is too old');
  const closed = await bench.ask(people.dana, 'status shop 0.1.1');
  expect(closed).toMatch(/0\.1\.1 is abandoned since/);
  expect(closed).not.toMatch(/open release|No release|2\.5\.0/);
});

test('a calendar version counts within its month, without leading zeros', async () => {
  expect(await cut('ledger')).toContain('2026.11.1-rc.1 is cut');
  await steps.land('feat: a second one');
  expect(await cut('ledger')).toContain('2026.11.2-rc.1 is cut');
  await bench.cardReads('ledger 2026.11.2', 'Ready');
  expect(await steps.tags()).toContain('ledger-2026.11.2-rc.1');
});

test('a version that a tag in the repository has is never used', async () => {
  await bench.github.control.history.moveRef({ ref: 'refs/tags/v2.5.1', to: 'main' });
  await steps.land('fix: after a tag by hand');
  expect(await cut('shop as 2.5.1')).toMatch(/2\.5\.1 is taken by a tag.*version-taken/s);
  expect(await cut('shop as patch')).toContain('2.5.2-rc.1 is cut');
});

test('inputs are what the project wrote, with everything known of the candidate put in', async () => {
  expect(await cut('built')).toContain('0.1.0-rc.1 is cut');
  await bench.cardReads('built 0.1.0', 'Ready');
  const [first] = steps.builds();
  const sha = first?.sha ?? '';
  expect(first?.inputs).toEqual({
    artifact: `0.1.0-build.1-${sha.slice(0, 7)}`,
    what: '0.1.0-rc.1 of 0.1.0',
    where: `built-0.1.0-rc.1@${sha}`,
    data: '{"keep": "0.1.0"}',
  });
});

test('build numbers grow with every candidate of a project, whatever its release', async () => {
  await steps.land('fix: for the next candidate');
  expect(await cut('built into 0.1')).toContain('0.1.0-rc.2 is cut');
  await steps.land('feat: for the next release');
  expect(await cut('built')).toContain('0.2.0-rc.1 is cut');
  await bench.cardReads('built 0.2.0', 'Ready');
  expect(
    steps
      .builds()
      .map(({ inputs }) => inputs['artifact']?.replace(/-[0-9a-f]{7}$/, ''))
      .toReversed(),
  ).toEqual(['0.1.0-build.1', '0.1.0-build.2', '0.2.0-build.3']);
});

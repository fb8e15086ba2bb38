import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
const { dana, priya } = people;

beforeAll(async () => {
  bench = await startWorkbench({
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      waybillYaml: `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    captains: [${dana}, ${priya}]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments: {}
`,
    },
  });
  steps = releaseSteps(bench);
  for (const version of ['1.5.0', '1.6.0', '1.7.0']) {
    await land(`feat: for ${version}`, {
      [`src/for-${version}.ts`]: 'x\n',
      'src/shared.ts': version === '1.5.0' ? 'alone\n' : 'shared\n',
    });
    await steps.cut(`as ${version}`);
    await bench.cardReads(version, 'Ready');
  }
});
afterAll(() => bench.stop());

const land = (title: string, files: Readonly<Record<string, string>>) =>
  bench.github.control.history.landPull({ title, files });
const tagged = (tag: string) =>
  until(`${tag} is there`, async () => (await steps.tags()).includes(tag), 30_000);
const picks = (number: number) =>
  bench.database.db
    .selectFrom('picks')
    .innerJoin('releases', 'releases.id', 'picks.releaseId')
    .select(['releases.version', 'picks.state'])
    .where('aim', '=', 'release')
    .where('sourceKey', '=', `#${number}`)
    .orderBy('releases.version')
    .execute();

test('two people who pick the same change at the same moment get one pick and one candidate', async () => {
  const { number } = await land('fix: together', { 'src/together.ts': 'x\n' });
  const answers = await Promise.all([
    bench.ask(dana, `pick #${number} into 1.5`),
    bench.ask(priya, `pick #${number} into 1.5`),
  ]);
  expect(answers.filter((answer) => answer.includes('in progress. Its card'))).toHaveLength(1);
  expect(answers.filter((answer) => /somebody has asked for it|already there/.test(answer))).toHaveLength(1);
  await tagged('v1.5.0-rc.2');
  expect(await picks(number)).toHaveLength(1);
  const count = await gitAt(bench, 'rev-list', '--count', 'v1.5.0-rc.1..release/1.5');
  expect(count.trim()).toBe('1');
});

test('of a change that is picked into three releases and in conflict with one, the other two get it', async () => {
  const { number } = await land('fix: shared', { 'src/shared.ts': 'shared, mended\n' });
  const answer = await bench.ask(dana, `pick #${number} into 1.5 1.6 1.7`);
  expect(answer).toMatch(/1\.5\.0: in progress.*1\.6\.0: in progress.*1\.7\.0: in progress/s);
  await Promise.all(['v1.6.0-rc.2', 'v1.7.0-rc.2'].map(tagged));
  for (const tag of ['v1.6.0-rc.2', 'v1.7.0-rc.2']) {
    expect(await gitAt(bench, 'show', `${tag}:src/shared.ts`)).toBe('shared, mended\n');
  }
  await bench.cardReads('1.5.0', 'is in conflict and waits for people');
  expect(await picks(number)).toEqual([
    { version: '1.5.0', state: 'open' },
    { version: '1.6.0', state: 'done' },
    { version: '1.7.0', state: 'done' },
  ]);
  expect((await steps.tags()).filter((name) => name.startsWith('v1.5.0-'))).toHaveLength(2);
});

test('a change of workflow files that GitHub will not let Waybill write is said, with what clears it', async () => {
  const { number } = await land('ci: build faster', { 'src/ci.ts': 'x\n' });
  bench.github.control.troubles.add({ kind: 'answer', status: 403, route: 'POST /repos/**/git/refs' });
  await bench.ask(dana, `pick #${number} into 1.7`);
  const said = bench.read(await steps.threadReads('1.7.0', 'could not be picked into 1.7.0'));
  expect(said).toMatch(/403.*workflows where the change touches \.github\/workflows/s);
  expect(said).toContain(`/release pick #${number} into 1.7.0`);
  bench.github.control.troubles.clear();
  await bench.ask(dana, `pick #${number} into 1.7`);
  await tagged('v1.7.0-rc.3');
});

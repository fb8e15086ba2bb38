import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana } = people;

const deploy = (environment: string) =>
  `deploy: { workflow: deploy.yml, inputs: { environment: ${environment}, version: "{artifact}" } }`;

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
    captains: [${dana}]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      staging: { tier: staging, ${deploy('staging')}, promote: automatically }
      demo: { tier: staging, after: [staging], ${deploy('demo')} }
      production:
        tier: production
        after: [staging]
        ${deploy('production')}
        approvals: { count: 0 }
        hotfix: { through: [demo] }
`,
    },
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await arrives('1.5.0-rc.1', 'staging');
  await bench.ask(dana, 'promote 1.5 to production');
  await bench.cardReads('1.5.0', 'Shipped');
  await steps.land('feat: wish lists', { 'src/wishes.ts': 'wishes\n' });
  await steps.cut();
  await arrives('1.6.0-rc.1', 'staging');
});
afterAll(() => bench.stop());

const deployments = () =>
  bench.database.db
    .selectFrom('deployments')
    .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
    .select(['candidates.name', 'deployments.environment', 'deployments.state'])
    .orderBy('requestedAt')
    .execute();
const arrives = (candidate: string, environment: string) =>
  until(
    `${candidate} is in ${environment}`,
    async () => {
      const last = (await deployments()).findLast((each) => each.environment === environment);
      return last?.name === candidate && last.state === 'succeeded';
    },
    30_000,
  );
const fix = async (name: string) =>
  (
    await bench.github.control.history.landPull({
      title: `fix: ${name}`,
      files: { [`src/${name}.ts`]: 'x\n' },
    })
  ).number;

test('a hotfix goes through another environment that the project allows, and staging is left alone', async () => {
  const number = await fix('through');
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.1 through production`)).toContain(
    'environment-unknown',
  );
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.1 through demo`)).toContain('1.5.1 is started');
  await arrives('1.5.1-rc.1', 'demo');
  await bench.ask(dana, 'promote 1.5.1 to production');
  await bench.cardReads('1.5.1', 'Shipped');
  const inStaging = (await deployments()).filter(({ environment }) => environment === 'staging');
  expect(inStaging.map(({ name }) => name)).toEqual(['1.5.0-rc.1', '1.6.0-rc.1']);
});

test('abandoned, a hotfix gives back what it took, and one that never got there takes nothing', async () => {
  const number = await fix('take');
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.2 take staging`)).toContain('1.5.2 is started');
  await arrives('1.5.2-rc.1', 'staging');
  await bench.ask(dana, 'abandon 1.5.2 because it mends nothing');
  bench.forward(1_000);
  await arrives('1.6.0-rc.1', 'staging');

  bench.github.control.runs.order({ kind: 'fail', job: 'package' }, { workflow: 'build.yml' });
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.3 take staging`)).toContain('1.5.3 is started');
  await bench.cardReads('1.5.3', /failed/i);
  await bench.ask(dana, 'abandon 1.5.3 because it does not build');
  bench.forward(1_000);
  await steps.threadReads('1.5.3', 'nothing is brought back');
  expect((await deployments()).at(-1)).toMatchObject({ name: '1.6.0-rc.1', environment: 'staging' });
});

test('one that waits for an environment takes it after all by one click, and gives it back', async () => {
  const number = await fix('wait');
  const version = '1.5.4';
  expect(await bench.ask(dana, `hotfix #${number} as ${version} wait`)).toContain(`${version} is started`);
  await until(
    'it waits for staging',
    async () =>
      (await deployments()).some(({ name, state }) => name === `${version}-rc.1` && state === 'requested'),
    30_000,
  );
  const card = await bench.cardReads(version, 'Take staging');
  const press = () =>
    talk.answerTo(dana, () =>
      bench.slack.control.as(dana).press({ channel: 'releases', ts: card.ts }, 'Take staging'),
    );
  expect(await press()).toMatch(/1\.5\.4 takes staging.*1\.6\.0-rc\.1 is brought back/s);
  await arrives(`${version}-rc.1`, 'staging');
  expect(bench.read(await steps.threadReads('1.6.0', 'lets 1.5.4 take staging'))).toContain('brought back');
  await bench.ask(dana, `abandon ${version} because it mends nothing`);
  bench.forward(1_000);
  await arrives('1.6.0-rc.1', 'staging');
});

test('a hotfix that was abandoned before its fix was there can be, and its version is not used again', async () => {
  const { history } = bench.github.control;
  const { number } = await history.landPull({ title: 'fix: wishes', files: { 'src/wishes.ts': 'other\n' } });
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.5 take staging`)).toContain('1.5.5 is started');
  await bench.cardReads('1.5.5', /hotfix.*is in conflict and waits for people/s);
  expect(await bench.ask(dana, 'status')).toContain('1.5.5 is being made from 1.5.1-rc.1');
  expect(await bench.ask(dana, 'abandon 1.5.5 because the conflict is too much')).toContain('1.5.5');
  await bench.cardReads('1.5.5', 'Abandoned');
  expect(await bench.ask(dana, `hotfix #${number} as 1.5.5 take staging`)).toContain('changed-meanwhile');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
const { dana, sam } = people;
const publish =
  'on:\n  push:\n    tags: ["v*"]\njobs:\n  publish:\n    runs-on: ubuntu-latest\n    steps: [{ run: npm publish }]\n';

beforeAll(async () => {
  bench = await startWorkbench({ environment: { WAYBILL_AUDIT_CHANNEL: channels.audit } });
});
afterAll(() => bench.stop());

const push = (files: Record<string, string | null>) =>
  bench.github.control.history.push({ message: 'Change workflows', files });

test('a healthy project is said to be ready, and nothing is changed by asking', async () => {
  const before = await bench.database.db.selectFrom('trailHead').selectAll().execute();
  expect(await bench.ask(sam, 'doctor')).toContain('storefront: everything that a cut needs is in order');
  expect(await bench.database.db.selectFrom('trailHead').selectAll().execute()).toEqual(before);
});

test('a workflow that our tags would start blocks a cut until an admin accepts it by name', async () => {
  await push({ '.github/workflows/publish.yml': publish });
  const refused = await bench.ask(dana, 'cut');
  expect(refused).toMatch(/A cut of storefront would break[\s\S]*v1\.2\.3-rc\.1[\s\S]*publish\.yml/);
  expect(refused).toContain('accept publish.yml');
  const nonsense = await bench.ask(dana, 'setup acme/storefront accept nonsense.yml publish.yml');
  expect(nonsense).toContain('has no workflow file nonsense.yml');
  expect(nonsense).toMatch(/Name one that it has: .*publish\.yml/);
  expect(await bench.ask(dana, 'setup acme/storefront accept publish.yml')).toContain('publish.yml');
  expect(await bench.ask(dana, 'doctor')).not.toContain('publish.yml');
});

test('what a build lacks is named with its input, and blocks', async () => {
  await push({
    '.github/workflows/build.yml':
      'on:\n  workflow_dispatch:\n    inputs:\n      region: { required: true, type: choice, options: [eu, us] }\njobs: {}\n',
  });
  const said = await bench.ask(dana, 'doctor');
  expect(said).toMatch(/build\.yml/);
  expect(said).toMatch(/version/);
  expect(said).toMatch(/region/);
  expect(await bench.ask(dana, 'cut')).toContain('doctor-blocks');
  await push({ '.github/workflows/build.yml': null });
  expect(await bench.ask(dana, 'doctor')).toMatch(/build\.yml.*main/);
});

test('channels, groups and scopes that are missing are named with what mends them', async () => {
  const { control } = bench.slack;
  control.kick('releases', 'U07WAYBILL1');
  control.setGroup('S07APPROVER', []);
  control.setScopes(['commands', 'chat:write', 'users:read', 'channels:read', 'usergroups:read', 'im:write']);
  const said = await bench.ask(dana, 'doctor');
  expect(said).toMatch(/Waybill is not in the channel #releases \(cards\)[\s\S]*\/invite @waybill/);
  expect(said).toMatch(/@prod-approvers has no members \(approvals of production\)/);
  expect(said).toContain('app_mentions:read');
  control.setScopes(undefined);
  control.join('releases', 'U07WAYBILL1');
});

test('what could not be looked at is said, and is no verdict', async () => {
  bench.github.control.troubles.add({ kind: 'answer', status: 403, route: 'GET **/rulesets' });
  expect(await bench.ask(dana, 'doctor')).toMatch(/GitHub did not let Waybill look at .*tag rules/);
  bench.github.control.troubles.clear();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, groups, people } from '../../sandbox/slack/workspace/seed.ts';
import { WrongWorkspace } from '../../src/app/wrong-workspace.ts';
import { parseTeamId } from '../../src/domain/ids.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { inForce, pushYaml, yamlWith } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let talk: Talk;

const withReviewers = yamlWith([
  'captains: ["@release-captains"]',
  'captains: ["@release-captains", "@night-shift"]',
]);
const files = (yaml: string) => ({ 'waybill.yaml': yaml, 'README.md': '# Shop\n' });

beforeAll(async () => {
  bench = await startWorkbench({
    isSetUp: false,
    github: {
      repositories: [
        { owner: 'acme', name: 'storefront', from: 'sample', channel: channels.releases },
        { owner: 'acme', name: 'copy', from: 'files', files: files(yamlWith()) },
      ],
    },
  });
  talk = talkOn(bench);
});
afterAll(() => bench.stop());

test('only an admin sets a project up, and the others are told who may', async () => {
  const answer = await bench.ask(people.sam, 'setup acme/storefront');
  expect(answer).toMatch(/You may not set up a project: that is for admins[\s\S]*Ask one of them: @dana/);
});

test('a repository that cannot be seen is named, and so is a mistyped one', async () => {
  expect(await bench.ask(people.dana, 'setup acme/nothing')).toMatch(/no repository acme\/nothing/);
  expect(await bench.ask(people.dana, 'setup storefront')).toMatch(/storefront was not understood/);
});

test('a file that is broken at the setup registers nothing and names every problem with its line', async () => {
  await pushYaml(bench, yamlWith(['trunk: main', 'trunks: main'], ['count: 2', 'count: many']), 'dana-gh');
  const answer = await bench.ask(people.dana, 'setup acme/storefront');
  expect(answer).toMatch(/is broken[\s\S]*line 4[\s\S]*line 20/i);
  expect(await bench.ask(people.dana, 'status')).toMatch(/No project is set up here yet/);
});

test('a group that does not exist is said at the setup, and gets its say by the setup after it was made', async () => {
  await pushYaml(bench, withReviewers, 'dana-gh');
  const answer = await bench.ask(people.dana, 'setup acme/storefront');
  expect(answer).toMatch(/Set up: storefront/);
  expect(answer).toMatch(/@night-shift/);
  bench.slack.control.addGroup({
    id: 'S07NIGHT001',
    handle: 'night-shift',
    name: 'Night',
    members: [people.sam],
  });
  expect(await bench.ask(people.sam, 'abandon 1.5 because x')).toMatch(/You may not abandon a release/);

  expect(await bench.ask(people.dana, 'setup acme/storefront')).not.toContain('night-shift');
  await talk.hears(/@dana set storefront up anew: @night-shift now means a user group/);
  expect((await inForce(bench)).captains).toEqual([groups.captains, 'S07NIGHT001']);
  expect(await bench.ask(people.sam, 'abandon 1.5 because x')).toMatch(/none yet/);
});

test('a project’s name is refused to another repository', async () => {
  const answer = await bench.ask(people.dana, 'setup acme/copy');
  expect(answer).toMatch(/storefront is a project of another repository, acme\/storefront/);
  const { length } = await bench.database.db.selectFrom('repositories').select('id').execute();
  expect(length).toBe(1);
});

test('a renamed repository is followed by its id, and the channel is told', async () => {
  await bench.database.pool.query("update repositories set full_name = 'acme/old-shop'");
  bench.forward(6 * 60_000);
  await talk.hears('The repository of storefront, acme/old-shop, is now called acme/storefront.');
  expect(await bench.ask(people.dana, 'status')).toContain('acme/storefront');
});

test('a name that another repository bears by now keeps neither from being followed', async () => {
  await bench.database.pool.query("update repositories set full_name = 'acme/copy'");
  await bench.github.control.history.push({
    repository: 'acme/copy',
    message: 'x',
    files: files(yamlWith(['  storefront:', '  outlet:'])),
  });
  expect(await bench.ask(people.dana, 'setup acme/copy')).toMatch(/Set up: outlet/);
  bench.forward(6 * 60_000);
  await until('both names are right', async () => {
    const rows = await bench.database.db
      .selectFrom('repositories')
      .select('fullName')
      .orderBy('fullName')
      .execute();
    return rows.map(({ fullName }) => fullName).join(' ') === 'acme/copy acme/storefront';
  });
});

test('the token of another workspace refuses to start, and says which database it found', async () => {
  const other = parseTeamId('T0OTHER0001');
  await bench.database.db.updateTable('installation').set({ teamId: other }).execute();
  await expect(bench.restart()).rejects.toThrow(WrongWorkspace);
  await expect(bench.restart()).rejects.toThrow(/belongs to the Slack workspace T0OTHER0001/);
  await bench.database.db
    .updateTable('installation')
    .set({ teamId: parseTeamId('T07WAYBILL1') })
    .execute();
  await bench.restart();
});

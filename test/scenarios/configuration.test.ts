import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { inForce, pushYaml, yamlWith } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let talk: Talk;

beforeAll(async () => {
  bench = await startWorkbench({ environment: { WAYBILL_ADMINS: `${people.dana},${people.priya}` } });
  talk = talkOn(bench);
});
afterAll(() => bench.stop());

const approvals = async () => (await inForce(bench)).environments[1]?.approvals;
const threeApprovals = yamlWith(['count: 2', 'count: 3']);
const oneApproval = yamlWith(['count: 2', 'count: 1']);
const noSoak = yamlWith(['count: 2', 'count: 1'], ['        soak: 1m\n', '']);
const pressed = (userId: string, button: string) => async () => {
  const proposal = await talk.hears('loosens the configuration', { userId });
  await bench.slack.control.as(userId).press({ channel: 'releases', ts: proposal.ts }, button);
};

test('a project that was set up is announced in its channel', async () => {
  const said = await talk.hears('@dana set up storefront');
  expect(bench.read(said)).toContain('released from acme/storefront');
});

test('what tightens takes effect at once and is announced with what changed', async () => {
  await pushYaml(bench, threeApprovals, 'dana-gh');
  await talk.hears(
    /configuration of storefront changed, by dana-gh[\s\S]*environments\.production\.approvals/,
  );
  expect((await approvals())?.count).toBe(3);
});

test('what loosens waits, the stricter rule holds meanwhile, and it is said once', async () => {
  await pushYaml(bench, oneApproval, 'dana-gh');
  const proposal = await talk.hears('loosens the configuration of storefront');
  expect(bench.read(proposal)).toMatch(/approvals\.count: 3 → 1 \(fewer people would have to agree\)/);
  expect((await approvals())?.count).toBe(3);
  expect(await bench.ask(people.dana, 'setup acme/storefront')).toContain('stricter rule holds');
  expect(talk.said('loosens the configuration')).toHaveLength(1);
});

test('an admin who cannot be told apart from the author is told to be linked', async () => {
  const answer = await talk.answerTo(people.priya, pressed(people.priya, 'Accept'));
  expect(answer).toMatch(/cannot tell that @priya did not write this change .*dana-gh is linked to nobody/);
  expect(answer).toContain('/release link');
  expect((await approvals())?.count).toBe(3);
});

test('nobody accepts a loosening that they wrote', async () => {
  expect(await bench.ask(people.dana, 'link @dana dana-gh')).toContain('dana-gh');
  const answer = await talk.answerTo(people.dana, pressed(people.dana, 'Accept'));
  expect(answer).toMatch(/written by dana-gh, which is you/);
});

test('only an admin accepts a loosening', async () => {
  const answer = await talk.answerTo(people.sam, pressed(people.sam, 'Accept'));
  expect(answer).toMatch(/You may not accept a configuration: that is for admins/);
  expect((await approvals())?.count).toBe(3);
});

test('another admin accepts it, it takes effect and is announced, and a second click is told so', async () => {
  await talk.answerTo(people.priya, pressed(people.priya, 'Accept'));
  await talk.hears(/@priya accepted the loosened configuration of storefront/);
  expect((await approvals())?.count).toBe(1);
  const second = await talk.answerTo(people.priya, pressed(people.priya, 'Refuse'));
  expect(second).toMatch(/decided already, by @priya/);
  expect((await approvals())?.count).toBe(1);
});

test('a loosening that was refused is not proposed again, and going back takes effect', async () => {
  await pushYaml(bench, noSoak, 'dana-gh');
  await until('it is proposed', () => talk.said('loosens the configuration').length === 2);
  await talk.answerTo(people.priya, pressed(people.priya, 'Refuse'));
  await talk.hears(/@priya refused the loosened configuration/);
  expect(await bench.ask(people.dana, 'setup acme/storefront')).not.toContain('stricter rule holds');
  expect(talk.said('loosens the configuration')).toHaveLength(2);
  expect((await inForce(bench)).environments[1]?.soakMs).toBe(60_000);

  const longer = yamlWith(['count: 2', 'count: 1'], ['soak: 1m', 'soak: 2m']);
  await pushYaml(bench, longer, 'dana-gh');
  await until('it is in force', async () => (await inForce(bench)).environments[1]?.soakMs === 120_000);
});

test('a broken file is said once, with lines, and the last valid one stays in force', async () => {
  await pushYaml(bench, yamlWith(['trunk: main', 'trunks: main'], ['count: 2', 'count: many']), 'sam-gh');
  const said = await talk.hears('waybill.yaml of acme/storefront is broken');
  expect(bench.read(said)).toMatch(/line 4[\s\S]*trunk/i);
  const refused = await bench.ask(people.dana, 'cut');
  expect(refused).toMatch(/is broken, so that nothing new is started[\s\S]*line 4[\s\S]*config-invalid/i);
  expect(await bench.ask(people.dana, 'status')).toMatch(/broken/i);
  expect((await approvals())?.count).toBe(1);
  expect(talk.said('is broken. Nothing new')).toHaveLength(1);
});

test('a mended file is said, and cuts are possible again', async () => {
  await pushYaml(bench, oneApproval, 'sam-gh');
  await talk.hears('waybill.yaml of acme/storefront is valid again');
  expect(await bench.ask(people.dana, 'preview')).toContain('1.5.0');
});

test('a file that is gone is noticed without a webhook, and said once', async () => {
  bench.github.control.webhooks.trouble({ action: 'lose' });
  await pushYaml(bench, null, 'sam-gh');
  bench.forward(6 * 60_000);
  await talk.hears('acme/storefront has no waybill.yaml any more');
  expect(await bench.ask(people.dana, 'cut')).toMatch(/no waybill\.yaml on its default branch/);
  await pushYaml(bench, oneApproval, 'sam-gh');
  bench.github.control.webhooks.clear();
  bench.forward(6 * 60_000);
  await until('it is mended', () => talk.said('is valid again').length === 2);
  expect(talk.said('has no waybill.yaml any more')).toHaveLength(1);
});

test('a cut is refused while GitHub cannot be asked for the configuration', async () => {
  bench.github.control.troubles.add({ kind: 'answer', status: 503, route: 'GET **/contents/**' });
  expect(await bench.ask(people.dana, 'cut')).toMatch(/GitHub could not be asked for the waybill\.yaml/);
  expect(await bench.ask(people.dana, 'status')).toContain('storefront');
  bench.github.control.troubles.clear();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { gitAt } from '../support/git-at.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
const { dana, sam } = people;

beforeAll(async () => {
  bench = await startWorkbench();
  steps = releaseSteps(bench);
  talk = talkOn(bench);
  await steps.cut();
  await cardReads('1.5.0', 'Ready');
  await steps.land('feat: a second release');
  await steps.cut();
  await cardReads('1.6.0', 'Ready');
});
afterAll(() => bench.stop());

/** A pick asks GitHub for much, one after the other. */
const cardReads = (version: string, words: string | RegExp) =>
  bench.slack.control.waitFor(() => {
    const card = bench.card(version);
    if (card === undefined) return undefined;
    const text = bench.read(card);
    return (typeof words === 'string' ? text.includes(words) : words.test(text)) ? card : undefined;
  }, 30_000);
const land = (title: string, files?: Readonly<Record<string, string>>) =>
  bench.github.control.history.landPull({ title, ...(files === undefined ? {} : { files }) });
const candidates = async (version: string) =>
  (await steps.tags()).filter((name) => name.startsWith(`v${version}-`));
const filesOf = async (ref: string) => (await gitAt(bench, 'ls-tree', '-r', '--name-only', ref)).split('\n');

test('a pick asks in a window which open releases get the change, and each gets its next candidate', async () => {
  const { number } = await land('fix: count gift wrap once', { 'src/wrap.ts': 'once\n' });
  const actor = bench.slack.control.as(dana);
  await actor.command('/release', `pick #${number}`, { channel: 'releases' });
  const window = await bench.slack.control.waitFor(() =>
    actor.screen().modals.find(({ plain }) => plain.includes('rc.1 → 1.5.0-rc.2')),
  );
  expect(window.plain).toContain('1.6.0-rc.1 → 1.6.0-rc.2');
  const answer = await talk.answerTo(dana, () => actor.submit());
  expect(answer).toMatch(/1\.6\.0: in progress.*1\.5\.0: in progress/s);
  await cardReads('1.5.0', /rc\.2.*Ready/s);
  await cardReads('1.6.0', /rc\.2.*Ready/s);
  expect(await filesOf('v1.5.0-rc.2')).toContain('src/wrap.ts');
  const log = await gitAt(bench, 'log', '-1', '--format=%B', 'v1.5.0-rc.2^{commit}');
  expect(log).toMatch(/\(cherry picked from commit [0-9a-f]{40}\)/);
  expect(await gitAt(bench, 'rev-parse', 'release/1.5')).toBe(
    await gitAt(bench, 'rev-parse', 'v1.5.0-rc.2^{commit}'),
  );
});

test('the same change again is already there, by whatever it is named', async () => {
  const { number, sha } = await land('fix: round once', { 'src/round.ts': 'once\n' });
  const actor = bench.slack.control.as(dana);
  await steps.press('1.5.0', 'Pick a change…');
  const window = await bench.slack.control.waitFor(() =>
    actor.screen().modals.find(({ plain }) => plain.includes('Pull request or commit')),
  );
  // The next release needs it as well, and is proposed with it; here it is left out.
  expect(window.plain).toMatch(/And into these.*1\.6\.0/s);
  const asked = await talk.answerTo(dana, () => actor.submit({ change: sha.slice(0, 9), newer: [] }));
  expect(asked).toContain('1.5.0: in progress');
  await cardReads('1.5.0', /rc\.3/);
  expect(await bench.ask(dana, `pick #${number} into 1.5 1.6`)).toMatch(
    /1\.5\.0: already there.*1\.6\.0: in progress/s,
  );
  expect(await candidates('1.5.0')).toEqual(['v1.5.0-rc.1', 'v1.5.0-rc.2', 'v1.5.0-rc.3']);
  await cardReads('1.6.0', /rc\.3.*Ready/s);
});

test('a conflict is shown on the card, and once its pull request is merged the next candidate comes by itself', async () => {
  const { control } = bench.github;
  await control.history.push({
    branch: 'release/1.5',
    message: 'fix: here',
    files: { 'src/tax.ts': 'here\n' },
  });
  const { number } = await land('fix: tax @channel', { 'src/tax.ts': 'there\n' });
  await bench.ask(dana, `pick ${number} into 1.5 1.6`);
  const card = await cardReads('1.5.0', 'is in conflict and waits for people');
  const said = bench.read(await steps.threadReads('1.5.0', 'is in conflict with 1.5.0'));
  expect(said).toContain('src/tax.ts');
  await cardReads('1.6.0', /rc\.4.*Ready/s);

  const pull = Number(/pull request #(\d+)/.exec(bench.read(card))?.[1]);
  const { head } = control.history.pull({ number: pull });
  await control.history.push({ branch: head, message: 'resolve', files: { 'src/tax.ts': 'both\n' } });
  await control.history.mergePull({ number: pull });
  await cardReads('1.5.0', /rc\.4.*Ready/s);
  expect(await gitAt(bench, 'show', 'v1.5.0-rc.4:src/tax.ts')).toBe('both\n');
  expect(bench.read(await cardReads('1.5.0', 'Ready'))).not.toContain('in conflict');
});

test('a message that links to a change offers to pick it, and one that does not says so', async () => {
  const { number } = await land('fix: linked', { 'src/linked.ts': 'x\n' });
  const actor = bench.slack.control.as(dana);
  actor.say(`Please ship https://github.example/acme/storefront/pull/${number}`, { channel: 'releases' });
  const message = await talk.hears('Please ship');
  await actor.messageShortcut({ channel: 'releases', ts: message.ts }, 'pick:message');
  const { plain } = await bench.slack.control.waitFor(() =>
    actor.screen().modals.find((modal) => modal.plain.includes('fix: linked')),
  );
  expect(plain).toMatch(/1\.6\.0-rc\.\d → 1\.6\.0-rc\.\d/);
  await actor.close();
  actor.say('Please ship it soon', { channel: 'releases' });
  const other = await talk.hears('it soon');
  await actor.messageShortcut({ channel: 'releases', ts: other.ts }, 'pick:message');
  await bench.slack.control.waitFor(() =>
    actor.screen().modals.find((modal) => modal.plain.includes('links to no pull request')),
  );
  await actor.close();
});

test('nothing is left of what was only tried', async () => {
  await until('the scratch branches are gone', async () => {
    const all = await gitAt(bench, 'for-each-ref', '--format=%(refname)', 'refs/heads/waybill/');
    return !all.includes('scratch');
  });
  expect((await bench.ask(dana, 'history')).length).toBeGreaterThan(0);
  expect(await bench.ask(dana, 'audit verify')).toMatch(/the trail is whole/i);
});

test.each([
  ['pick', 'a pull request or a commit'],
  ['pick 99999 into 1.5', 'change-unknown'],
  ['pick 12345678 into 9.9', 'change-unknown'],
  ['pick #1 onto 1.5', 'onto'],
])('%s is answered with what would be right', async (text, words) => {
  expect(await bench.ask(dana, text)).toContain(words);
});

test('what is not merged is not picked, and who is not a captain does not pick', async () => {
  const open = await bench.github.control.history.openPull({ title: 'fix: still open' });
  expect(await bench.ask(dana, `pick #${open} into 1.5`)).toContain('change-not-merged');
  const { number } = await land('fix: anything');
  expect(await bench.ask(dana, `pick #${number} into 9.9`)).toContain('version-unknown');
  expect(await bench.ask(sam, 'pick #1 into 1.5')).toContain('not-permitted');
});

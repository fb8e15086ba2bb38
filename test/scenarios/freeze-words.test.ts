import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { selfStaging } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench({ repository: selfStaging });
});
afterAll(() => bench.stop());

const ask = (text: string, userId: string = people.dana) => bench.ask(userId, text);

describe('/release freeze', () => {
  test('reads a time on the wall clock of whoever types it, and says in which zone', async () => {
    // 10:00 in Berlin: the bench begins at 09:00 UTC.
    expect(await ask('freeze production until 18:00 because the shop is on television')).toMatch(
      /production of storefront is frozen until .*\(2026-11-20 18:00 Europe\/Berlin\)/,
    );
    expect(await ask('freeze')).toMatch(/1 freeze in force.*production of storefront, by @dana/s);
    expect(await ask('freeze project from tomorrow 9:00 until 2026-11-22 because of the audit')).toMatch(
      /from .*\(2026-11-21 09:00 Europe\/Berlin\) until .*\(2026-11-22 00:00 Europe\/Berlin\)/,
    );
    expect(await ask('freeze')).toMatch(/1 freeze in force, 1 planned.*planned from/s);
    await ask('unfreeze project');
    expect(await ask('unfreeze production', people.sam)).toContain('not-permitted');
    expect(await ask('unfreeze production')).toContain('no longer frozen');
    expect(await ask('freeze')).toContain('Nothing is frozen.');
  });

  test('takes a project, this one or by name, and everything', async () => {
    expect(await ask('freeze project because of the audit')).toContain('storefront is frozen.');
    expect(await ask('unfreeze storefront')).toContain('storefront is no longer frozen');
    expect(await ask('freeze everything until tomorrow 9:00 because of the audit')).toContain(
      '(2026-11-21 09:00 Europe/Berlin)',
    );
    expect(await ask('unfreeze everything')).toContain('Everything is no longer frozen');
  });

  test('reads an end that is written behind the reason as well, and says so', async () => {
    const answer = await ask('freeze production because the shop is on television until 18:00');
    expect(answer).toMatch(
      /frozen until .*\(2026-11-20 18:00 Europe\/Berlin\).*read at the end of the reason/s,
    );
    expect(await ask('freeze')).toMatch(/, until .*: the shop is on television$/m);
    await ask('unfreeze production');
  });

  test('without an end stays until somebody ends it, and the answer and the channel say so', async () => {
    expect(await ask('freeze production because of the fair')).toContain('stays until somebody ends it');
    await bench.slack.control.waitFor(
      () =>
        bench.slack.control
          .as(people.dana)
          .messages('releases')
          .map(bench.read)
          .find((said) => said.includes('of the fair') && said.includes('stays until somebody ends it')),
      30_000,
    );
    await ask('unfreeze production');
  });

  test('in whose reason no end can be read says how one is written', async () => {
    const answer = await ask('freeze production because nobody is here until the fair is over');
    expect(answer).toContain('stays until somebody ends it');
    expect(answer).toContain('until the fair is over');
    expect(answer).toContain('/release freeze storefront production until tomorrow 9:00 because …');
    await ask('unfreeze production');
  });

  test.each([
    ['freeze production because until 18:00', 'reason-missing'],
    ['freeze production until soon because x', 'soon'],
    ['freeze production until because x', 'a time after “until”'],
    ['freeze production until 2020-01-01 because x', 'still to come'],
    ['freeze production from whenever because x', 'whenever'],
    ['freeze production from tomorrow 9:00 until 18:00 because x', 'later than the one after “from”'],
    ['freeze production', 'reason-missing'],
    ['freeze moon because x', 'environment-unknown'],
    ['unfreeze', 'Something is missing'],
    ['unfreeze production', 'not-frozen'],
    ['promote', 'Something is missing'],
    ['promote production', '/release promote to production'],
    ['promote storefront prod because x', '/release promote storefront to prod because x'],
    ['promote 1.5 production', '/release promote 1.5 to production'],
    ['promote production 1.5', '/release promote 1.5 to production'],
    ['promote 1.5 moon', 'was not understood'],
    ['promote to', 'an environment after “to”'],
    ['promote to moon', 'no-release-yet'],
    ['why', 'Something is missing'],
    ['why moon', 'environment-unknown'],
    ['simulate promote 1.5 to production', '“at” and a time'],
    ['queue moon', 'environment-unknown'],
  ])('%s is answered with what would be right', async (text, words) => {
    expect(await ask(text)).toContain(words);
  });

  test('a promotion without “to” tells only those who may promote that there is such an environment', async () => {
    expect(await ask('promote production', people.sam)).toBe(await ask('promote nowhere', people.sam));
  });

  test('ends by itself at its time, and the channel is told', async () => {
    await ask('freeze production until in 2h because of the audit');
    bench.forward(2 * 3_600_000 + 1000);
    const said = await bench.slack.control.waitFor(
      () =>
        bench.slack.control
          .as(people.dana)
          .messages('releases')
          .find((message) => bench.read(message).includes('is over: its time has come')),
      10_000,
    );
    expect(bench.read(said)).toContain('production of storefront');
  });
});

describe('/release queue and simulate', () => {
  test('show the lanes, and the gates as they would be', async () => {
    await ask('cut');
    await bench.cardReads('1.5.0', /Promote to production/);
    expect(await ask('queue')).toMatch(/staging {2}is free.*production {2}is free/s);
    expect(await ask('why production')).toContain('Nothing waits for it.');
    const simulated = await ask('simulate promote 1.5 to production at in 2h');
    expect(simulated).toMatch(/It would not start .*: one gate does not hold/);
    expect(simulated).toMatch(/✅ soaked/);
    expect(await ask('queue')).not.toContain('Waiting for gates');
  });
});

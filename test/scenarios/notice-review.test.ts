import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outside, startOutside } from '../../sandbox/outside/start-outside.ts';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { channels, people } from '../../sandbox/slack/workspace/seed.ts';
import { oneEnvironment } from '../support/one-environment.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
let outside: Outside;
const { dana, toni } = people;
const support = { channel: 'support', userId: toni };

beforeAll(async () => {
  outside = await startOutside(() => bench.now());
  bench = await startWorkbench({
    environment: { SMTP_URL: outside.mailSink.url },
    repository: oneEnvironment({
      project: [
        'announce: { review: true }',
        'notices:',
        `  - { to: ${channels.support}, kinds: [asn] }`,
        '  - { to: "mailto:ops@partner.example", kinds: [asn] }',
      ],
      production: ['promote: by hand'],
    }),
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(async () => {
  await bench.stop();
  await outside.close();
});

const held = (version: string): Promise<SeenMessage> =>
  steps.threadReads(version, 'waits for a captain to see it');
const openReview = async (message: SeenMessage) => {
  const captain = bench.slack.control.as(dana);
  await captain.press({ channel: 'releases', ts: message.ts }, 'Edit and send');
  return bench.slack.control.waitFor(
    () => captain.screen().modals.find(({ plain }) => !plain.includes('One moment')),
    30_000,
  );
};

const attempts = async () => {
  const { rows } = await bench.database.pool.query<{ attempts: number }>('select attempts from mails');
  return rows[0]?.attempts ?? 0;
};

test('a notice that a person is to see first leaves when they press Send, and no title in it calls, links or forges', async () => {
  await steps.land('feat!: call <!here> and <@U07TONI0001> | and | a table |');
  await steps.land('fix!: [look](https://evil.example) <https://evil.example|here> & `so` *on*');
  await steps.cut();
  const asked = await held('2.0.0');
  expect(talk.said(/2\.0\.0/, support)).toEqual([]);
  await openReview(asked);
  // The mail server is away just now.
  outside.mailSink.answer(0);
  const written = { outside: 'Orders arrive faster.\r\nBcc: everybody@evil.example' };
  await talk.answerTo(dana, () => bench.slack.control.as(dana).submit(written));
  const notice = await talk.hears(/storefront 2\.0\.0 is coming/, support);
  // Whom to ask is the captain; nobody else is called.
  expect(bench.slack.control.pull(notice)).toEqual({ mentions: [dana], links: [] });
  const text = bench.read(notice);
  expect(text).toContain('call <!here> and <@U07TONI0001> | and | a table |');
  expect(text).toContain('[look](https://evil.example)');
}, 60_000);

test('a mail server that is down for an hour has the e-mail once it is back, once, with no header of anybody else’s', async () => {
  await until('it was tried', async () => (await attempts()) >= 1);
  bench.forward(61 * 60_000);
  await until('it was tried again', async () => (await attempts()) >= 2);
  expect(outside.mailSink.mails).toEqual([]);
  outside.mailSink.answer(250);
  bench.forward(31 * 60_000);
  await until('it is there', () => outside.mailSink.mails.length > 0, 30_000);
  const [mail] = outside.mailSink.mails;
  expect(mail?.to).toEqual(['ops@partner.example']);
  const [head = ''] = mail?.text.split('\r\n\r\n') ?? [];
  expect(head).not.toMatch(/^Bcc:/im);
  expect(outside.letters()).toMatchObject([{ kind: 'mail', mail: { subject: 'storefront 2.0.0' } }]);
  expect(JSON.stringify(outside.letters())).not.toMatch(/evil\.example\|here|a table/);
}, 60_000);

test('an abandoned release is withdrawn where it was announced, with the reason inside and without it outside', async () => {
  const notice = await talk.hears(/storefront 2\.0\.0 is coming/, support);
  await bench.ask(dana, 'abandon 2.0.0 because the partner is not ready');
  const withdrawn = await talk.hears(/storefront 2\.0\.0 is not coming/, support);
  expect(withdrawn.ts).toBe(notice.ts);
  expect(bench.read(withdrawn)).toContain('the partner is not ready');
  const said = await talk.hears(/it is not coming/, support);
  expect(said.threadTs).toBe(notice.ts);
  await until('the second e-mail is there', () => outside.mailSink.mails.length === 2, 30_000);
  const [first, second] = outside.letters();
  expect(second).toMatchObject({ mail: { subject: 'storefront 2.0.0' } });
  expect(second?.kind === 'mail' && first?.kind === 'mail' && second.mail.inReplyTo).toBe(
    first?.kind === 'mail' ? first.mail.messageId : '',
  );
  expect(JSON.stringify(second)).toContain('is not coming');
  expect(JSON.stringify(second)).not.toContain('partner is not ready');
}, 60_000);

test('what nobody was told of is taken back without a word, and can be sent no more', async () => {
  const version = await steps.cutNext();
  const asked = await held(version);
  await bench.ask(dana, `abandon ${version} because it was a mistake`);
  await until('its notice is closed', async () => {
    const { rows } = await bench.database.pool.query<{ state: string }>(
      "select state from notices where facts ->> 'version' = $1",
      [version],
    );
    return rows[0]?.state === 'closed';
  });
  const window = await openReview(asked);
  expect(window.plain).toContain('notice-gone');
  expect(talk.said(version, support)).toEqual([]);
  expect(outside.mailSink.mails).toHaveLength(2);
}, 60_000);

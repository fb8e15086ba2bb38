import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outside, startOutside } from '../../sandbox/outside/start-outside.ts';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { fieldsOf } from '../../sandbox/slack/json.ts';
import { channels, groups, people } from '../../sandbox/slack/workspace/seed.ts';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { type Talk, talkOn } from '../support/talk.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;
let talk: Talk;
let outside: Outside;
const { dana, toni, sam, priya, marco } = people;

beforeAll(async () => {
  outside = await startOutside(() => bench.now());
  bench = await startWorkbench({
    environment: {
      SMTP_URL: outside.mailSink.url,
      WAYBILL_ALLOW_HOSTS: '127.0.0.1',
      WAYBILL_SECRETS: 'PARTNER_WEBHOOK_SECRET',
      PARTNER_WEBHOOK_SECRET: outside.receiver.secret,
    },
    repository: {
      owner: 'acme',
      name: 'storefront',
      from: 'sample',
      waybillYaml: `version: 1
projects:
  storefront:
    channel: ${channels.releases}
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    environments:
      production:
        tier: production
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: 0, from: [] }
    announce: { concerns: gate }
    notices:
      - { to: ${channels.support}, kinds: [asn] }
      - { to: ${groups.approvers}, kinds: [asn] }
      - { to: ${channels.partner}, kinds: [asn] }
      - { to: "mailto:ops@partner.example", kinds: [pod] }
      - { to: "${outside.receiver.url}", secret: PARTNER_WEBHOOK_SECRET, kinds: [asn, pod] }
`,
    },
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(async () => {
  await bench.stop();
  await outside.close();
});

const as = (userId: string) => bench.slack.control.as(userId);
const support = { channel: 'support', userId: toni };
const dataOf = (body: string): Record<string, unknown> => fieldsOf(fieldsOf(JSON.parse(body))['data']);
const directOf = (userId: string) => ({ channel: 'bot', userId });
const at = ({ ts }: SeenMessage, channel = 'support') => ({ channel, ts });

/** Presses a button, and reads what only this person is told. */
const pressed = (userId: string, message: SeenMessage, button: string, channel: string) =>
  answerIn(channel, userId, () => as(userId).press(at(message, channel), button));

async function answerIn(channel: string, userId: string, act: () => Promise<unknown>): Promise<string> {
  const before = new Set(
    as(userId)
      .messages(channel)
      .map(({ ts }) => ts),
  );
  await act();
  const answer = await bench.slack.control.waitFor(() =>
    as(userId)
      .messages(channel)
      .find(({ ts, isEphemeral }) => isEphemeral && !before.has(ts)),
  );
  return bench.read(answer);
}

/** Presses a button on a message, fills the window that it opens, and reads the answer. */
async function fill(userId: string, message: SeenMessage, channel: string, button: string, values: object) {
  await as(userId).press(at(message, channel), button);
  await bench.slack.control.waitFor(() =>
    as(userId)
      .screen()
      .modals.find(({ plain }) => !plain.includes('One moment')),
  );
  return talk.answerTo(userId, () => as(userId).submit({ ...values }), channel);
}

test('a ready candidate is announced to each stakeholder once, in words for those who use it', async () => {
  expect(await bench.ask(sam, 'subscribe me to asn')).toMatch(/@sam gets advance notices of storefront/);
  expect(await bench.ask(priya, 'subscribe me to pod')).toMatch(/proofs of delivery/);
  expect(await bench.ask(marco, 'unsubscribe')).toMatch(
    /gets no more notices.*\n?.*That counts for what a group/s,
  );
  expect(await bench.ask(dana, 'subscribe me to asn labelled security, good first issue')).toMatch(
    /of releases with a change labelled security, good first issue/,
  );
  await steps.land('feat: say <!channel> to <https://evil.example|everybody> *loudly*');
  await bench.github.control.history.landPull({ title: 'fix: a hole', labels: ['Security'] });
  await steps.cut();
  const notice = await talk.hears(/storefront 1\.5\.0 is coming/, support);
  const text = bench.read(notice);
  expect(text).toContain('New');
  expect(text).toContain('This channel gets this because waybill.yaml names it');
  expect(text).not.toMatch(/#\d+|[0-9a-f]{7}\b/);
  expect(JSON.stringify(notice)).not.toMatch(/<!channel>|<https:\/\/evil/);
  await talk.hears(/1\.5\.0 is coming/, directOf(sam));
  await talk.hears(/1\.5\.0 is coming/, directOf(priya));
  await talk.hears(/1\.5\.0 is coming/, directOf(dana));
  const sent = await steps.threadReads('1.5.0', 'The advance notice of 1.5.0');
  expect(bench.read(sent)).toMatch(/goes to #support and 3 people/);
  expect(talk.said(/1\.5\.0/, directOf(marco))).toEqual([]);
  expect(talk.said(/1\.5\.0/, { channel: 'partner', userId: dana })).toEqual([]);
}, 40_000);

test('a shared channel waits for an admin, and then for text that a captain wrote for it', async () => {
  const asked = await steps.threadReads('1.5.0', 'wait until an admin accepts');
  expect(await pressed(sam, asked, 'Accept', 'releases')).toContain('not-permitted');
  await pressed(dana, asked, 'Accept', 'releases');
  const held = await steps.threadReads('1.5.0', 'gets only what a captain wrote');
  expect(talk.said(/1\.5\.0/, { channel: 'partner', userId: dana })).toEqual([]);
  await fill(dana, held, 'releases', 'Edit and send', { outside: 'Your orders arrive faster.' });
  const outside = await talk.hears(/is coming/, { channel: 'partner', userId: dana });
  expect(bench.read(outside)).toContain('Your orders arrive faster.');
  expect(bench.read(outside)).not.toContain('New');
}, 40_000);

test('who notes a notice is shown in it, and nobody notes it twice', async () => {
  const notice = await talk.hears(/1\.5\.0 is coming/, support);
  await pressed(toni, notice, 'Noted', 'support');
  await talk.hears(/Noted by @toni/, support);
  expect(await pressed(toni, notice, 'Noted', 'support')).toContain('already-done');
}, 40_000);

test('a concern keeps the release from its users until the captain answers it, in the same thread', async () => {
  const notice = await talk.hears(/1\.5\.0 is coming/, support);
  await fill(toni, notice, 'support', 'Concern', { reason: 'Does the <!here> invoice change?' });
  const under = await talk.hears(/@toni has a concern/, support);
  expect(under.threadTs).toBe(notice.ts);
  await bench.ask(dana, 'promote to production');
  expect(await bench.ask(sam, 'why production')).toMatch(/no open concern.*@toni/);
  const asked = await steps.threadReads('1.5.0', '@toni has a concern about 1.5.0');
  // It is delivered as soon as this is answered; one of those who had the announcement leaves before that.
  expect(await bench.ask(sam, 'unsubscribe')).toContain('gets no more notices');
  await fill(dana, asked, 'releases', 'Answer', { reason: 'No, it stays as it is.' });
  const answer = await talk.hears(/@dana answers @toni/, support);
  expect(answer.threadTs).toBe(notice.ts);
}, 40_000);

test('whoever had the announcement has the proof in its thread; who left in between has not, on the record', async () => {
  const notice = await talk.hears(/storefront 1\.5\.0/, support);
  await steps.flying(
    until(
      'it is delivered',
      async () => talk.said(/1\.5\.0 has been in production since/, support).length > 0,
      90_000,
    ),
  );
  const proof = await talk.hears(/1\.5\.0 has been in production since/, support);
  expect(proof.threadTs).toBe(notice.ts);
  expect(bench.read(proof)).toMatch(/Evidence[\s\S]*Artifact[\s\S]*No approval was asked for/);
  await talk.hears(/has been in production since/, directOf(priya));
  await talk.hears(/has been in production since/, { channel: 'partner', userId: dana });
  expect(talk.said(/has been in production since/, directOf(sam))).toEqual([]);
  const { rows } = await bench.database.pool.query<{ body: string }>(
    "select body from trail_events where kind = 'notice-addressed' order by seq desc limit 1",
  );
  expect(rows[0]?.body).toContain(`"left":["${sam}"]`);
  await steps.threadReads('1.5.0', 'No longer to 1 person');
  await until('the e-mail is there', () => outside.mailSink.mails.length > 0);
  const mail = outside.letters().find(({ kind }) => kind === 'mail');
  expect(mail).toMatchObject({ to: ['ops@partner.example'], mail: { subject: 'storefront 1.5.0' } });
  expect(JSON.stringify(mail)).toContain('Your orders arrive faster.');
  expect(JSON.stringify(mail)).not.toContain('loudly');
}, 150_000);

test('a partner’s server has the announcement and the proof by webhook, each signed and taken once', async () => {
  const kinds = () => outside.receiver.webhooks.map(({ body }) => dataOf(body)['kind']);
  await until('both are there', () => kinds().includes('pod'), 30_000);
  const [first, ...more] = outside.receiver.webhooks;
  expect(dataOf(first?.body ?? '')).toMatchObject({
    kind: 'asn',
    project: 'storefront',
    release: '1.5.0',
    environments: ['production'],
    text: 'Your orders arrive faster.',
  });
  const all = [first, ...more];
  expect(all.map((each) => [each?.signature, each?.status])).toEqual(all.map(() => ['verified', 204]));
  expect(new Set(all.map((each) => each?.id)).size).toBe(all.length);
  expect(all.map((each) => each?.body).join('')).not.toMatch(/loudly|evil/);
});

test('an admin sees what did not arrive, and nobody else does', async () => {
  expect(await bench.ask(dana, 'notices failed')).toMatch(/Every notice of storefront has reached/);
  expect(await bench.ask(sam, 'notices failed')).toContain('not-permitted');
  expect(await bench.ask(dana, 'notices')).toContain('notices [project] failed');
});

test('a captain subscribes a webhook by its address and the variable that signs it, and ends it again', async () => {
  const url = `${outside.receiver.url}/second`;
  const wanted = `subscribe ${url} signed with PARTNER_WEBHOOK_SECRET to pod, digest for production labelled security`;
  expect(await bench.ask(sam, wanted)).toContain('not-permitted');
  expect(await bench.ask(dana, `subscribe ${url} to pod`)).toContain('webhook-unsigned');
  expect(await bench.ask(dana, `subscribe ${url} signed with whsec_itself to pod`)).toContain(
    'the name of a variable',
  );
  expect(
    await bench.ask(dana, 'subscribe https://10.0.0.1/x signed with PARTNER_WEBHOOK_SECRET to pod'),
  ).toContain('webhook-forbidden');
  expect(await bench.ask(dana, wanted)).toMatch(
    /gets proofs of delivery and digests.*for production.*labelled security.*\n.*signed with PARTNER_WEBHOOK_SECRET.*\n.*until an admin accepts/,
  );
  expect(await bench.ask(sam, 'subscribe')).toMatch(/\/second: proofs.*signed with PARTNER_WEBHOOK_SECRET/);
  expect(await bench.ask(sam, `unsubscribe ${url}`)).toContain('not-permitted');
  expect(await bench.ask(dana, `unsubscribe ${url}`)).toContain('gets no more notices');
  expect(await bench.ask(dana, 'subscribe')).not.toContain('/second');
});

test('whoever is told directly ends it where they read it', async () => {
  const notice = await talk.hears(/storefront 1\.5\.0 is in production/, directOf(priya));
  const press = () => as(priya).press(at(notice, 'bot'), 'Unsubscribe');
  expect(await talk.answerTo(priya, press, 'bot')).toContain('gets no more notices of storefront');
  // She is one of the approvers too, whom waybill.yaml names.
  expect(await bench.ask(priya, 'subscribe')).toContain('You have ended yours');
});

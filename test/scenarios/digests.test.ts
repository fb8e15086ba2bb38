import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outside, startOutside } from '../../sandbox/outside/start-outside.ts';
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
const { dana, toni, sam, priya, marco } = people;
const support = { channel: 'support', userId: toni };
const toMarco = { channel: 'bot', userId: marco };

beforeAll(async () => {
  outside = await startOutside(() => bench.now());
  bench = await startWorkbench({
    environment: { SMTP_URL: outside.mailSink.url },
    repository: oneEnvironment({
      project: [
        `captains: [${dana}, ${priya}]`,
        'schedules: { digest: { cron: "0 17 * * *", zone: Europe/Berlin, missed: make-up } }',
        `notices: [{ to: ${channels.support}, kinds: [digest] }, { to: ${marco}, kinds: [pod, digest] }, { to: "mailto:ops@partner.example", kinds: [asn, digest] }]`,
      ],
    }),
  });
  steps = releaseSteps(bench);
  talk = talkOn(bench);
});
afterAll(async () => {
  await bench.stop();
  await outside.close();
});

const as = (userId: string) => bench.slack.control.as(userId);
const digests = () =>
  bench.database.db.selectFrom('notices').selectAll().where('kind', '=', 'digest').execute();
const forwardTo = (time: string) => bench.forward(new Date(time).getTime() - bench.now().getTime());

test('whoever asks has the digest at once, and shares it where that may be read', async () => {
  await bench.ask(dana, 'cut');
  await bench.cardReads('1.5.0', /Shipped/);
  const mine = await bench.ask(sam, 'digest');
  expect(mine).toMatch(
    /📊 storefront, .*Shipped.*1\.5\.0 .*features.*In numbers.*1 deployment to where users/s,
  );
  expect(mine).toContain('[Share here]');
  const answer = as(sam)
    .messages('releases')
    .findLast((message) => message.isEphemeral && bench.read(message).startsWith('📊'));
  const press = () => as(sam).press({ channel: 'releases', ts: answer?.ts ?? '' }, 'Share here');
  expect(await talk.answerTo(sam, press)).toContain('is posted here');
  await talk.hears(/📊 storefront.*Shared by @sam\./s);
  expect(await bench.ask(sam, 'metrics')).toMatch(
    /The last 30 days.*1 deployment to where users are; none failed.*From merge to users: .*, the middle of \d+ changes/s,
  );
  // Who may not read of the project is not shown its digest either.
  expect(await bench.ask(toni, 'digest storefront', 'support')).toMatch(/not-permitted/);
});

test('a digest leaves at its time, once, and to people outside only what was written for them', async () => {
  forwardTo('2026-11-20T16:00:01Z');
  await talk.hears(/📊 storefront.*1\.5\.0/s, support);
  await talk.hears(/📊 storefront.*because waybill\.yaml names you/s, toMarco);
  await bench.restart();
  forwardTo('2026-11-20T16:01:30Z');
  await until('it is taken up', async () => (await digests()).every(({ lookAt }) => lookAt === null));
  expect(await digests()).toHaveLength(1);
  expect(talk.said(/📊/, support)).toHaveLength(1);
  expect(outside.letters()).toEqual([]);
});

test('whoever made a change hears once that it is there, where they asked for it', async () => {
  const asked = await bench.ask(priya, 'subscribe me to my changes');
  expect(asked).toContain('word of their own changes');
  expect(await bench.ask(dana, 'subscribe @sam to my changes')).toContain('changes-of-another');
  expect(await bench.ask(dana, 'link @priya priya-gh')).toContain('priya-gh');
  await bench.github.control.history.landPull({ title: 'feat: wrap gifts', author: 'priya-gh' });
  await bench.github.control.history.landPull({ title: 'fix: somebody else’s', author: 'sam-gh' });
  await bench.ask(dana, 'cut');
  const told = await talk.hears(/Yours in storefront 1\.6\.0/, { channel: 'bot', userId: priya });
  expect(bench.read(told)).toMatch(/wrap gifts/);
  expect(bench.read(told)).not.toMatch(/somebody else/);
  await bench.cardReads('1.6.0', /Shipped/);
  expect(talk.said(/Yours in/, { channel: 'bot', userId: priya })).toHaveLength(1);
});

test('what comes in somebody’s quiet hours waits until they end, and comes once', async () => {
  expect(await bench.ask(marco, 'quiet')).toContain('You have no quiet hours');
  // It is 11:01 where Marco is.
  expect(await bench.ask(marco, 'quiet 10:00-12:00')).toContain('America/New_York');
  const version = await steps.cutNext();
  await bench.cardReads(version, /Shipped/);
  const keptBack = bench.database.db
    .selectFrom('noticeRecipients')
    .select('id')
    .where('recipient', '=', marco)
    .where('notBefore', 'is not', null);
  await until('it is kept back', async () => (await keptBack.execute()).length > 0, 20_000);
  expect(talk.said(`storefront ${version}`, toMarco)).toEqual([]);
  forwardTo('2026-11-20T17:00:01Z');
  await talk.hears(`storefront ${version}`, toMarco);
  expect(talk.said(`storefront ${version}`, toMarco)).toHaveLength(1);
  // Whoever ends their notices meanwhile does not get what was kept back either.
  await bench.ask(marco, 'quiet 12:00-14:00');
  const another = await steps.cutNext();
  await bench.cardReads(another, /Shipped/);
  await until('it is kept back', async () => (await keptBack.execute()).length > 0, 20_000);
  expect(await bench.ask(marco, 'unsubscribe')).toContain('gets no more notices');
  expect(await keptBack.execute()).toEqual([]);
  expect(await bench.ask(marco, 'quiet off')).toContain('You have no quiet hours');
  expect(talk.said(`storefront ${another}`, toMarco)).toEqual([]);
});

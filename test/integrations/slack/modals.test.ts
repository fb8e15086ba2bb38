import { afterEach, expect, test } from 'vitest';
import { channels, people } from '../../../sandbox/slack/workspace/seed.ts';
import { parseChannelId, parseUserId } from '../../../src/domain/ids.ts';
import type { Ask } from '../../../src/domain/request/request.ts';
import { until } from '../../support/until.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const opensModal = (ask: Ask) =>
  ask.kind === 'button' || (ask.kind === 'submission' && ask.view === 'first')
    ? { title: 'Edit notes' }
    : null;

const filled = {
  type: 'modal',
  callback_id: 'first',
  private_metadata: 'release-1',
  title: { type: 'plain_text', text: 'Notes of 1.5.0' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'summary',
      label: { type: 'plain_text', text: 'Summary' },
      element: { type: 'plain_text_input', action_id: 'typed' },
    },
    {
      type: 'input',
      block_id: 'watchers',
      optional: true,
      label: { type: 'plain_text', text: 'Watchers' },
      element: { type: 'multi_users_select', action_id: 'people' },
    },
  ],
};

async function pressEdit(): Promise<void> {
  const edit = { type: 'button', action_id: 'notes:edit', text: { type: 'plain_text', text: 'Edit' } };
  const sent = await bot.slack.send({
    channelId: parseChannelId(channels.releases),
    key: 'card',
    ts: null,
    threadTs: null,
    broadcast: false,
    content: { text: 'Card', blocks: [{ type: 'actions', elements: [edit] }] },
  });
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  await bot.control.as(people.dana).press({ channel: channels.releases, ts: sent.ts }, 'Edit');
}

const modalOf = (index: number) => ({ externalId: bot.inbox.asked()[index]?.place.modal ?? '' });
const dana = () => bot.control.as(people.dana);

test('a window opens with what belongs in it where that is ready in a moment', async () => {
  bot = await startBot({ opensModal });
  await pressEdit();
  expect(await bot.slack.updateView(modalOf(0), filled)).toBe('updated');
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  expect(dana().modal().plain).toContain('Summary');
  expect(bot.control.log().filter(({ what }) => what.startsWith('views.'))).toMatchObject([
    { what: 'views.open' },
  ]);
  expect(await bot.slack.updateView(modalOf(0), { ...filled, callback_id: 'second' })).toBe('updated');
});

test('a window opens with a word of patience where its work takes longer, and is filled by it', async () => {
  bot = await startBot({ opensModal });
  await pressEdit();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  expect(dana().modal().plain).toContain('One moment');
  expect(await bot.slack.updateView(modalOf(0), filled)).toBe('updated');
  expect(await bot.slack.updateView(modalOf(0), filled)).toBe('updated');
  expect(dana().modal().plain).toContain('Summary');
});

test('a window whose trigger is about to end opens at once, and is filled afterwards', async () => {
  let passedMs = 0;
  const now = () => new Date(Date.now() + passedMs);
  bot = await startBot({ opensModal, now, standIn: { now: () => new Date(), stampNow: () => new Date() } });
  bot.inbox.behave('waiting');
  const pressed = pressEdit();
  await until('it is to be kept', () => bot.inbox.offered() === 1);
  passedMs = 2_000;
  bot.inbox.behave('well');
  await pressed;
  expect(await bot.slack.updateView(modalOf(0), filled)).toBe('updated');
  expect(bot.control.log().map(({ what }) => what)).toContain('views.update');
});

test('work that is quicker than the window waits for it', async () => {
  bot = await startBot({ opensModal });
  bot.control.makeTrouble({ what: 'views.open', times: 1, effect: { kind: 'slow', ms: 300 } });
  await pressEdit();
  expect(await bot.slack.updateView(modalOf(0), filled)).toBe('updated');
});

test('a press that is delivered twice opens one window', async () => {
  bot = await startBot({ opensModal });
  bot.control.makeTrouble({ what: 'block_actions', times: 1, effect: { kind: 'duplicate' } });
  await pressEdit();
  await bot.control.settled();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  await bot.slack.updateView(modalOf(0), filled);
  expect(bot.control.log().filter((each) => each.what === 'views.open')).toHaveLength(1);
});

test('a window that the person has closed is gone', async () => {
  bot = await startBot({ opensModal });
  await pressEdit();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  const viewId = dana().modal().id;
  await dana().close();
  expect(await bot.slack.updateView({ viewId }, filled)).toBe('gone');
});

test('a window that could not be opened is said to the person', async () => {
  bot = await startBot({ opensModal });
  bot.control.makeTrouble({
    what: 'views.open',
    effect: { kind: 'error', error: 'expired_trigger_id', when: 'before' },
  });
  await pressEdit();
  const told = await bot.control.waitFor(() =>
    dana()
      .messages('releases')
      .find((each) => each.isEphemeral),
  );
  expect(told.plain).toContain('could not open the window');
});

test('what was entered comes by block and by action, with the view’s own context', async () => {
  bot = await startBot({ opensModal });
  await pressEdit();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  await bot.slack.updateView(modalOf(0), filled);
  await dana().submit({ Summary: 'All new', Watchers: [people.sam, people.toni] });
  expect(bot.inbox.asked()[1]?.ask).toEqual({
    kind: 'submission',
    view: 'first',
    context: 'release-1',
    values: {
      summary: 'All new',
      typed: 'All new',
      watchers: [people.sam, people.toni],
      people: [people.sam, people.toni],
    },
  });
});

test('a submission that is answered in a window keeps its window open and fills it later', async () => {
  bot = await startBot({ opensModal });
  await pressEdit();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  await bot.slack.updateView(modalOf(0), filled);
  await dana().submit({ Summary: 'All new' });
  expect(dana().modal().plain).toContain('One moment');
  expect(await bot.slack.updateView(modalOf(1), { ...filled, callback_id: 'second' })).toBe('updated');
  expect((await dana().submit({ Summary: 'Newer' })).status).toBe('ok');
  expect(dana().screen().modals).toEqual([]);
});

test('a submission with something wrong in it is not kept, and says so at the field', async () => {
  bot = await startBot({
    opensModal,
    validate: (ask) => (ask.values['typed'] === 'bad' ? { errors: { typed: 'Say more.' } } : null),
  });
  await pressEdit();
  await bot.control.waitFor(() => dana().screen().modals.length === 1);
  await bot.slack.updateView(modalOf(0), filled);
  await dana().submit({ Summary: 'bad' });
  expect(dana().modal().errors).toEqual({ summary: 'Say more.' });
  expect(bot.inbox.asked()).toHaveLength(1);
});

test('the Home tab shows what is published', async () => {
  bot = await startBot();
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Nothing waits for you.' } }];
  await bot.slack.publishHome(parseUserId(people.sam), { type: 'home', blocks });
  expect(bot.control.as(people.sam).screen().home?.plain).toContain('Nothing waits for you.');
});

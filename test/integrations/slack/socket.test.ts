import { afterEach, expect, test } from 'vitest';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { socketReceiver } from '../../../src/integrations/slack/requests/socket.ts';
import { type Bot, memoryLog, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.stop());

const command = () => bot.control.as(people.dana).command('/release', 'status', { channel: 'releases' });

test('the handshake goes to the server that was configured, and needs no inbound port', async () => {
  bot = await startBot({ over: 'socket' });
  expect(bot.control.log().some((each) => each.what === 'apps.connections.open')).toBe(true);
  bot.control.setBotUrl(undefined);
  expect((await command()).status).toBe('ok');
});

test.each(['cut', 'refresh'] as const)('a socket that is %s is opened again', async (how) => {
  bot = await startBot({ over: 'socket' });
  const opened = () => bot.control.log().filter((each) => each.what === 'apps.connections.open').length;
  if (how === 'cut') bot.control.sockets.cut();
  else bot.control.sockets.refresh('refresh_requested');
  await bot.control.waitFor(() => opened() === 2 && bot.control.sockets.count() === 1);
  await bot.control.waitFor(() => bot.control.sockets.count() === 1);
  expect((await command()).status).toBe('ok');
});

test('a return that fails is tried again, and ends nothing', async () => {
  bot = await startBot({ over: 'socket' });
  const what = 'apps.connections.open';
  bot.control.makeTrouble({ what, times: 1, effect: { kind: 'status', status: 500, when: 'before' } });
  bot.control.sockets.cut();
  await bot.control.waitFor(() => bot.control.log().filter((each) => each.what === what).length === 3);
  await bot.control.waitFor(() => bot.control.sockets.count() === 1);
  expect((await command()).status).toBe('ok');
  expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
});

test('an app token that Slack refuses stops the start with an error', async () => {
  bot = await startBot();
  const { log, lines } = memoryLog();
  const appToken = 'xapp-1-WRONG-secret';
  const receiver = socketReceiver({ appToken, apiUrl: bot.standIn.apiUrl, log });
  await expect(receiver.start()).rejects.toMatchObject({
    system: 'slack',
    operation: 'apps.connections.open',
    retryable: false,
  });
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('a Slack that is out of reach at the start is tried again', async () => {
  bot = await startBot();
  bot.control.makeTrouble({
    what: 'apps.connections.open',
    times: 1,
    effect: { kind: 'drop', when: 'before' },
  });
  const { log } = memoryLog();
  const receiver = socketReceiver({ appToken: bot.standIn.appToken, apiUrl: bot.standIn.apiUrl, log });
  await receiver.start();
  expect(receiver.isConnected()).toBe(false);
  await bot.control.waitFor(() => bot.control.sockets.count() === 1);
  await receiver.stop();
});

import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { expect, test } from 'vitest';
import { startSlack } from '../../../sandbox/slack/start.ts';
import { people } from '../../../sandbox/slack/workspace/seed.ts';
import { clientOf } from './client-of.ts';

const open = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('refused')));
  });
  return socket;
};

const answer = async ({ ack }: { ack: (answer: object) => Promise<void> }): Promise<void> => {
  await ack({ text: 'still here' });
};

test('ten connections are taken, an eleventh is not, and a payload goes to one of them', async () => {
  const slack = await startSlack();
  const link = async () => (await clientOf(slack, slack.appToken).apps.connections.open({})).url ?? '';
  const sockets = await Promise.all(Array.from({ length: 10 }, async () => open(await link())));
  await expect(open(await link())).rejects.toThrow('refused');
  const heard: unknown[] = [];
  for (const socket of sockets) {
    socket.addEventListener('message', ({ data }) => {
      const envelope: { type: string; envelope_id: string } = JSON.parse(String(data));
      if (envelope.type !== 'slash_commands') return;
      heard.push(envelope);
      socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: { text: 'done' } }));
    });
  }
  const dana = slack.control.as(people.dana);
  await dana.command('/release', 'status', { channel: 'releases' });
  expect(heard).toMatchObject([{ accepts_response_payload: true, payload: { command: '/release' } }]);
  expect(dana.messages('releases').map((each) => each.plain)).toEqual(['done']);
  await slack.close();
});

test('a bot that is asked to connect again does, and hears what comes after', async () => {
  const slack = await startSlack();
  const { appToken } = slack;
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const bot = new SocketModeClient({
    appToken,
    clientPingTimeout: 200,
    logLevel: LogLevel.ERROR,
    clientOptions,
  });
  bot.on('slash_commands', (heard) => void answer(heard));
  await bot.start();
  const { control } = slack;
  control.sockets.refresh('refresh_requested');
  await control.waitFor(() => control.sockets.count() === 0);
  await control.waitFor(() => control.sockets.count() === 1);
  const dana = control.as(people.dana);
  expect(await dana.command('/release', 'status', { channel: 'releases' })).toEqual({ status: 'ok' });
  expect(dana.messages('releases').map((each) => each.plain)).toEqual(['still here']);
  await bot.disconnect();
  await slack.close();
});

import { expect, test } from 'vitest';
import { sdkLog } from '../../../src/integrations/slack/web/sdk-log.ts';
import { memoryLog } from './bot.ts';

test('what Slack’s packages log comes without tokens and socket tickets, and chatter does not come', () => {
  const { log, lines } = memoryLog();
  const sdk = sdkLog(log);
  sdk.debug('http request headers: xoxb-1-secret');
  sdk.info('xoxb-1-secret');
  sdk.warn('failed', { token: 'xapp-1-secret' });
  sdk.error(new Error('wss://wss.slack.test/link/?ticket=secret&app_id=1 and xoxe.xoxb-1-secret'));
  expect(lines.map((line) => line.level)).toEqual(['warn', 'error']);
  expect(JSON.stringify(lines)).not.toMatch(/-secret|=secret/);
});

import { LogLevel, WebClient } from '@slack/web-api';
import type { SlackStandIn } from '../../../sandbox/slack/start.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Slack's own client, which tries everything once and keeps its complaints to itself. */
export const clientOf = (slack: SlackStandIn, token = slack.botToken): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

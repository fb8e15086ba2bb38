import { createHmac } from 'node:crypto';

/** Slack's v0 request signature. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

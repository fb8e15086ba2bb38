import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

const windowMs = 5 * 60_000;

/**
 * Whether Slack signed this body, no more than five minutes ago and no more than five minutes ahead: Bolt
 * itself lets a stamp from the future pass, which could be replayed until its time has come.
 */
export function isSignedNow(request: {
  readonly signingSecret: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly now: Date;
}): boolean {
  const signature = request.headers['x-slack-signature'];
  const stamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  const stampedAtMs = Number(stamp) * 1_000;
  if (Math.abs(request.now.getTime() - stampedAtMs) > windowMs) return false;
  return isValidSlackRequest({
    signingSecret: request.signingSecret,
    body: request.body.toString('utf8'),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
    nowMilliseconds: request.now.getTime(),
  });
}

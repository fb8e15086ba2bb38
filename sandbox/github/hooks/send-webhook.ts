import { createHmac } from 'node:crypto';
import type { Payload } from './payloads.ts';

export type WebhookTarget = { readonly url: string; readonly secret: string; readonly hookId?: number };

export type Delivery = {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly at: string;
  readonly url: string;
  /** The receiver's status; 0 when there was none. */
  readonly status: number;
  readonly redelivery: boolean;
  readonly lost: boolean;
  readonly ms: number;
  readonly payload: Payload;
};

/** Posts one signed webhook and answers the receiver's status, 0 when it did not answer within ten seconds. */
export async function sendWebhook(
  target: WebhookTarget,
  outgoing: { readonly event: string; readonly guid: string; readonly body: string },
): Promise<number> {
  const hmac = (algorithm: string) =>
    createHmac(algorithm, target.secret).update(outgoing.body).digest('hex');
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/stand-in',
        'x-github-event': outgoing.event,
        'x-github-delivery': outgoing.guid,
        'x-github-hook-id': String(target.hookId ?? 1),
        'x-github-hook-installation-target-type': 'integration',
        'x-hub-signature': `sha1=${hmac('sha1')}`,
        'x-hub-signature-256': `sha256=${hmac('sha256')}`,
      },
      body: outgoing.body,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

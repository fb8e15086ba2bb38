import type { Secret } from '../../domain/secret.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { openPinnedWeb, type PinnedOptions } from '../pinned-web.ts';
import { keysOf, sign } from './sign.ts';

/** Sends signed webhooks, only ever to permitted addresses, each within its time. */
export function openWebhooks({
  secrets,
  ...options
}: PinnedOptions & {
  /** Those of the operator's list, by the names of their variables. */
  readonly secrets: ReadonlyMap<string, Secret>;
}): Webhooks {
  const request = openPinnedWeb(options);
  return async ({ url, id, at, secret, body, timeoutMs }) => {
    const value = secrets.get(secret);
    if (value === undefined) return { kind: 'no-secret', variable: secret };
    const text = JSON.stringify(body);
    const timestamp = Math.floor(at.getTime() / 1000);
    const answer = await request(new URL(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        'user-agent': 'waybill-webhook',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign(keysOf(value.reveal()), { id, timestamp, body: text }),
      },
      body: text,
      signal: AbortSignal.timeout(timeoutMs),
      readsBodyOf: null,
    });
    if (answer.kind !== 'answered') return answer;
    const { status } = answer;
    return status >= 200 && status <= 299 ? { kind: 'accepted', status } : { kind: 'declined', status };
  };
}

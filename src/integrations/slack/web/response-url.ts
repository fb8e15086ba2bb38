import { z } from 'zod';
import type { Rendered } from '../../../ports/slack.ts';
import { apiBase } from './clients.ts';

/** Slack takes answers for 30 minutes; a minute less, for the way there. */
const usableForMs = 29 * 60_000;

/**
 * Whether an address for answers is Slack's own, or on the machine of the server that we were told to use.
 * Payloads are signed; this keeps a forged one from sending our text elsewhere all the same.
 */
export function isTrustedResponseUrl(responseUrl: string, apiUrl: string | null): boolean {
  if (!URL.canParse(responseUrl)) return false;
  const url = new URL(responseUrl);
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === 'https://hooks.slack.com') return true;
  if (apiUrl === null) return false;
  const api = new URL(apiBase(apiUrl));
  return url.hostname === api.hostname && (url.protocol === 'https:' || url.protocol === api.protocol);
}

export const isStillOpen = (receivedAt: Date, now: Date): boolean =>
  now.getTime() - receivedAt.getTime() < usableForMs;

const refusal = z.object({ ok: z.literal(false) });

/** Slack answers `ok` or JSON; a used-up or expired address is a 4xx or an `ok: false`. */
function isRefusal(body: string): boolean {
  try {
    return refusal.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

/** One answer to the person alone. False where the address did not take it, for whatever reason. */
export async function postToResponseUrl(
  responseUrl: string,
  message: Rendered & { readonly replaceOriginal: boolean; readonly threadTs: string | null },
): Promise<boolean> {
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: message.replaceOriginal,
        text: message.text,
        ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
        ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(4_000),
    });
    const body = await response.text();
    return response.ok && !isRefusal(body);
  } catch {
    return false;
  }
}

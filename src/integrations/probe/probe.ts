import type { Probe, ProbeResult } from '../../ports/probe.ts';
import { type Answer, openPinnedWeb, type PinnedOptions } from '../pinned-web.ts';

const mostRedirects = 5;

const headers = { accept: '*/*', 'user-agent': 'waybill-smoke-check' };

/** Asks addresses over HTTP, only ever permitted ones; each redirect is looked at in the same way. */
export function openProbe(options: PinnedOptions): Probe {
  const request = openPinnedWeb(options);
  return async ({ url, status, contains, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const readsBodyOf = contains === null ? null : status;
    let at = new URL(url);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await request(at, { method: 'GET', headers, signal, readsBodyOf });
      if (answer.kind !== 'answered') return answer;
      // A redirect that is what was wanted is not followed.
      if (answer.location === null || answer.status === status) return judge(answer, { status, contains });
      const next = redirects < mostRedirects ? URL.parse(answer.location, at.href) : null;
      if (next === null) return { kind: 'wrong-status', status: answer.status };
      at = next;
    }
  };
}

function judge(
  { status, body }: Answer,
  wanted: { readonly status: number; readonly contains: string | null },
): ProbeResult {
  if (status !== wanted.status) return { kind: 'wrong-status', status };
  if (wanted.contains === null) return { kind: 'right', status };
  // Bytes are compared, so that a character that is cut off at the end does no harm.
  const text = Buffer.from(wanted.contains, 'utf8').toString('latin1');
  return body.includes(text) ? { kind: 'right', status } : { kind: 'wrong-content' };
}

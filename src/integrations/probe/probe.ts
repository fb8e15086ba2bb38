import { lookup as systemLookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Probe, ProbeResult } from '../../ports/probe.ts';
import { type Permitted, permittedBy } from './permitted.ts';

/** Every address of a name. */
type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export type ProbeOptions = {
  /** `WAYBILL_ALLOW_HOSTS`. */
  readonly allowHosts: readonly string[];
  readonly lookup?: Lookup;
};

const mostRedirects = 5;

/** As much of an answer as is looked through for the text that it should contain. */
const longestBody = 64 * 1024;

/**
 * Asks addresses over HTTP. A name is resolved once, every address of it has to be permitted, and the
 * connection goes to that very address, so that a name that resolves otherwise a moment later changes
 * nothing (promise 21). Each redirect is looked at in the same way.
 */
export function openProbe({ allowHosts, lookup = resolveAll }: ProbeOptions): Probe {
  const permitted = permittedBy(allowHosts);
  return async ({ url, status, contains, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      let at = new URL(url);
      for (let redirects = 0; ; redirects += 1) {
        const address = await unlessOver(resolve(at, permitted, lookup), signal);
        if (typeof address === 'object') return address;
        const answer = await request(at, { address, signal, wantsBody: contains !== null, status });
        // A redirect that is what was wanted is not followed.
        if (answer.location === null || answer.status === status) return judge(answer, { status, contains });
        const next = redirects < mostRedirects ? URL.parse(answer.location, at.href) : null;
        if (next === null) return { kind: 'wrong-status', status: answer.status };
        at = next;
      }
    } catch (error) {
      return failureOf(error, signal);
    }
  };
}

const resolveAll: Lookup = (host) => systemLookup(host, { all: true, verbatim: true });

/** The one address that is to be reached, or why there is none. */
async function resolve(url: URL, permitted: Permitted, lookup: Lookup): Promise<string | ProbeResult> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '') return { kind: 'forbidden', host };
  const isAllowed = permitted.isHostAllowed(host);
  if (isIP(host) !== 0) {
    return isAllowed || permitted.isAddressAllowed(host) ? host : { kind: 'forbidden', host };
  }
  const found = await lookup(host);
  const [first] = found;
  if (first === undefined) return { kind: 'unresolved' };
  const areAllowed = isAllowed || found.every(({ address }) => permitted.isAddressAllowed(address));
  return areAllowed ? first.address : { kind: 'forbidden', host };
}

type Answer = { readonly status: number; readonly location: string | null; readonly body: string };

/** One request to one address, whatever its name may resolve to by now. */
function request(
  url: URL,
  options: {
    readonly address: string;
    readonly signal: AbortSignal;
    readonly wantsBody: boolean;
    readonly status: number;
  },
): Promise<Answer> {
  const { address, signal, wantsBody, status } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const family = isIP(address);
  const asked = (url.protocol === 'https:' ? https : http).request(
    url,
    {
      method: 'GET',
      // A connection of its own: one that was kept open would go to whatever was reached before.
      agent: false,
      signal,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'waybill-smoke-check' },
      lookup: (_host, { all }, done) => {
        if (all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    },
    (response) => {
      const code = response.statusCode ?? 0;
      const isRedirect = [301, 302, 303, 307, 308].includes(code);
      const location = isRedirect ? (response.headers.location ?? null) : null;
      const done = (body: string) => {
        resolve({ status: code, location, body });
        asked.destroy();
      };
      if (!wantsBody || code !== status) return done('');
      let body = '';
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        body += chunk.subarray(0, longestBody - read).toString('latin1');
        read += chunk.length;
        if (read >= longestBody) done(body);
      });
      response.on('end', () => done(body));
      response.on('error', reject);
    },
  );
  asked.on('error', reject);
  asked.end();
  return promise;
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

/** A look-up cannot be broken off; waiting for it can. */
function unlessOver<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(signal.reason);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return Promise.race([work, over.promise]).finally(() => signal.removeEventListener('abort', end));
}

function failureOf(error: unknown, signal: AbortSignal): ProbeResult {
  if (signal.aborted) return { kind: 'timed-out' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'ETIMEDOUT') return { kind: 'timed-out' };
  if (code.startsWith('EAI_') || code === 'ENOTFOUND') return { kind: 'unresolved' };
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME)/.test(code)) {
    return { kind: 'tls' };
  }
  return { kind: 'reset' };
}

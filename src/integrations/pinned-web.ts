import { lookup as systemLookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookAtHost } from '../ports/look-at-host.ts';
import { type Permitted, permittedBy } from './permitted-hosts.ts';

/** Every address of a name. */
type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Why no answer came: in our own words, and never in those of whoever was asked. */
type Unreached =
  | { readonly kind: 'refused' | 'reset' | 'timed-out' | 'unresolved' | 'tls' }
  /** Promise 21: the address is not among those that may be reached. */
  | { readonly kind: 'forbidden'; readonly host: string };

export type Answer = {
  readonly kind: 'answered';
  readonly status: number;
  /** Where a redirect points; it is never followed here. */
  readonly location: string | null;
  /** The first 64 kB, as far as they were asked for; bytes as Latin-1. */
  readonly body: string;
};

type Asked = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Of an answer with this status the body is read; null for none. */
  readonly readsBodyOf: number | null;
};

/** One request to one address of those that may be reached; nothing is thrown. */
export type PinnedRequest = (url: URL, asked: Asked) => Promise<Answer | Unreached>;

export type PinnedOptions = {
  /** `WAYBILL_ALLOW_HOSTS`. */
  readonly allowHosts: readonly string[];
  readonly lookup?: Lookup;
};

/** As much of an answer as is ever read. */
const longestBody = 64 * 1024;

/**
 * The way out for everything that a configuration names. A name is resolved once, every address of it has to
 * be permitted, and the connection goes to that very address, so that a name that resolves otherwise a moment
 * later changes nothing (promise 21).
 */
export function openPinnedWeb({ allowHosts, lookup = resolveAll }: PinnedOptions): PinnedRequest {
  const permitted = permittedBy(allowHosts);
  return async (url, asked) => {
    try {
      const address = await unlessOver(resolve(url, permitted, lookup), asked.signal);
      return typeof address === 'object' ? address : await request(url, address, asked);
    } catch (error) {
      return failureOf(error, asked.signal);
    }
  };
}

/** Whether an address may be reached, as it resolves now; nothing is sent. */
export function openLookout({ allowHosts, lookup = resolveAll }: PinnedOptions): LookAtHost {
  const permitted = permittedBy(allowHosts);
  return async (url) => {
    try {
      const signal = AbortSignal.timeout(lookMs);
      const found = await unlessOver(resolve(new URL(url), permitted, lookup), signal);
      if (typeof found === 'string') return 'permitted';
      return found.kind === 'forbidden' ? 'forbidden' : 'unresolved';
    } catch {
      return 'unresolved';
    }
  };
}

/** Somebody waits for the doctor. */
const lookMs = 3_000;

const resolveAll: Lookup = (host) => systemLookup(host, { all: true, verbatim: true });

/** The one address that is to be reached, or why there is none. */
async function resolve(url: URL, permitted: Permitted, lookup: Lookup): Promise<string | Unreached> {
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

/** One request to one address, whatever its name may resolve to by now. */
function request(url: URL, address: string, asked: Asked): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const family = isIP(address);
  const sent = (url.protocol === 'https:' ? https : http).request(
    url,
    {
      method: asked.method,
      // A connection of its own: one that was kept open would go to whatever was reached before.
      agent: false,
      signal: asked.signal,
      headers: { ...asked.headers, 'accept-encoding': 'identity' },
      lookup: (_host, { all }, done) => {
        if (all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    },
    (response) => {
      const status = response.statusCode ?? 0;
      const isRedirect = [301, 302, 303, 307, 308].includes(status);
      const location = isRedirect ? (response.headers.location ?? null) : null;
      const done = (body: string) => {
        resolve({ kind: 'answered', status, location, body });
        sent.destroy();
      };
      if (status !== asked.readsBodyOf) return done('');
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
  sent.on('error', reject);
  sent.end(asked.body);
  return promise;
}

/** A look-up cannot be broken off; waiting for it can. */
function unlessOver<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(signal.reason);
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return Promise.race([work, over.promise]).finally(() => signal.removeEventListener('abort', end));
}

function failureOf(error: unknown, signal: AbortSignal): Unreached {
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

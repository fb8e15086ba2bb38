import { parsedJson } from '../json.ts';
import type { Parcel, Receipt } from './parcel.ts';
import { signature } from './signature.ts';

/** A request as it goes over the wire, so that it can be sent again to the letter. */
export interface WireRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Stamp {
  readonly botUrl: string;
  readonly signingSecret: string;
  readonly timestamp: number;
}

const encoded = (parcel: Parcel): { readonly type: string; readonly text: string } => {
  if (parcel.kind === 'event') return { type: 'application/json', text: JSON.stringify(parcel.body) };
  const fields: [string, string][] =
    parcel.kind === 'command'
      ? Object.entries(parcel.body).map(([key, value]) => [key, String(value)])
      : [['payload', JSON.stringify(parcel.body)]];
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
};

/** Writes and signs the request that tells the bot. */
export const wireRequest = (parcel: Parcel, stamp: Stamp): WireRequest => {
  const { type, text } = encoded(parcel);
  return {
    url: `${stamp.botUrl.replace(/\/$/, '')}/slack/events`,
    body: text,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(stamp.timestamp),
      'x-slack-signature': signature(stamp.signingSecret, stamp.timestamp, text),
      ...(parcel.retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(parcel.retry.count), 'x-slack-retry-reason': parcel.retry.reason }),
    },
  };
};

const ackBody = (text: string): unknown => (text.trim() === '' ? undefined : (parsedJson(text) ?? { text }));

/** Sends a request and waits for the bot's answer, three seconds at most. */
export const sendOverHttp = async (
  request: WireRequest,
  timeoutMs: number,
): Promise<{ readonly receipt: Receipt; readonly httpStatus: number; readonly answer: unknown }> => {
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const answer = ackBody(text);
    if (response.status === 200) return { receipt: { status: 'ok', body: answer }, httpStatus: 200, answer };
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return {
      receipt: { status: 'dispatch_failed', httpStatus: response.status, noRetry },
      httpStatus: response.status,
      answer,
    };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      receipt: { status: isLate ? 'operation_timeout' : 'dispatch_failed' },
      httpStatus: 0,
      answer: null,
    };
  }
};

import type { ServerResponse } from 'node:http';
import type { Fields } from '../json.ts';

/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Fields;
  readonly html?: string;
}

/** Sends an answer, cuts it in half, or drops the connection; returns what went out, for the log. */
export const writeAnswer = (
  response: ServerResponse,
  answer: Answer | 'drop',
  isCut: boolean,
): { readonly status: number; readonly answer: unknown } => {
  if (answer === 'drop') {
    response.socket?.destroy();
    return { status: 0, answer: null };
  }
  const text = answer.html ?? JSON.stringify(answer.body ?? {});
  const type = answer.html === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  const sent = isCut ? text.slice(0, Math.floor(text.length / 2)) : text;
  response.writeHead(answer.status, {
    'content-type': type,
    'x-slack-backend': 'sandbox',
    ...answer.headers,
  });
  response.end(sent);
  return { status: answer.status, answer: isCut ? sent : (answer.body ?? answer.html) };
};

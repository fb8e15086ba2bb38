import type { ServerResponse } from 'node:http';
import { pageHeaders } from './page-html.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What an e-mail may do in its frame: be read. It has an origin of its own, runs nothing, fetches nothing, and can be
 * framed by this page alone.
 */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** An e-mail's HTML as a mail program would show it. */
export const mailAnswer = ({ outside }: Surroundings, id: string, response: ServerResponse): void => {
  const letter = outside.letters().find((each) => each.id === id);
  const html = letter?.kind === 'mail' ? letter.mail.html : undefined;
  if (html === undefined) return void response.writeHead(404, pageHeaders).end();
  response
    .writeHead(200, {
      ...pageHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
    })
    .end(html);
};

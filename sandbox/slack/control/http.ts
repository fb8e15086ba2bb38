import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../api/body.ts';
import { parsedJson } from '../json.ts';
import type { Control } from './control.ts';
import { officeActs } from './office-acts.ts';
import { personActs } from './person-acts.ts';
import { toldWorkspace } from './told-workspace.ts';

/** The control interface over HTTP, under `/_control/`. */
export type ControlOverHttp = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const pulseMs = 15_000;

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body ?? null));
};

/** Tells every change as a server-sent event. */
const stream = (control: Control, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here begins the news\n\n');
  const unwatch = control.watch((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const pulse = setInterval(() => response.write(': still here\n\n'), pulseMs);
  response.on('close', () => {
    clearInterval(pulse);
    unwatch();
  });
};

const isFromHere = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');

const answerGet = (control: Control, commands: readonly string[], url: URL): unknown => {
  switch (url.pathname.replace('/_control/', '')) {
    case 'workspace':
      return toldWorkspace(control, commands);
    case 'screen':
      return control.as(url.searchParams.get('as') ?? '').screen();
    case 'log':
      return control.log().filter((each) => each.id > Number(url.searchParams.get('after') ?? 0));
    case 'troubles':
      return control.troubles();
    default:
      return undefined;
  }
};

const answerPost = async (control: Control, path: string, body: unknown): Promise<unknown> => {
  const [, , first = '', user = '', act = ''] = path.split('/');
  const table = first === 'as' ? personActs : officeActs;
  const name = first === 'as' ? act : first;
  const known = Object.hasOwn(table, name);
  if (!known) throw new Error(`There is no ${name}; there is: ${Object.keys(table).join(', ')}.`);
  const result: unknown =
    first === 'as' ? personActs[name]?.run(control.as(user), body) : officeActs[name]?.run(control, body);
  return (await result) ?? { ok: true };
};

/** Answers `/_control/…`; only for this machine, and POST only as JSON, so that no web page elsewhere can act. */
export const createControlOverHttp =
  (control: Control, commands: readonly string[]): ControlOverHttp =>
  async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://slack.invalid');
    if (!isFromHere(request)) return send(response, 403, { error: 'Only for this machine.' });
    try {
      if (request.method === 'GET' && url.pathname === '/_control/events') return stream(control, response);
      if (request.method === 'GET') {
        const found = answerGet(control, commands, url);
        return send(response, found === undefined ? 404 : 200, found ?? { error: 'There is nothing here.' });
      }
      if (request.headers['content-type']?.startsWith('application/json') !== true) {
        return send(response, 415, { error: 'Send JSON.' });
      }
      const text = (await readBody(request)).toString('utf8');
      send(response, 200, await answerPost(control, url.pathname, parsedJson(text === '' ? '{}' : text)));
    } catch (error) {
      const words =
        error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
      send(response, 400, { error: words });
    }
  };

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { Refused } from '../answer.ts';
import { controlActions } from './control-actions.ts';
import type { GithubControl } from './github-control.ts';

export type ControlServer = (
  request: IncomingMessage,
  response: ServerResponse,
  asked: { readonly address: URL; readonly text: string },
) => Promise<void>;

/** Control over HTTP: `GET /_control/state`, `/requests`, `/requests/stream`, and `POST /_control/<action>`. */
export function controlServer(control: GithubControl): ControlServer {
  return async (request, response, { address, text }) => {
    const name = address.pathname.replace(/^\/_control\/?/, '');
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(body ?? null));
    };
    // A page from elsewhere must not be able to steer the sandbox of whoever looks at it.
    if (!isLocal(request.headers.host) || !isLocal(hostOf(request.headers.origin))) {
      answer(403, { error: 'Control answers requests from this machine only.' });
      return;
    }
    if (request.method === 'GET' && name === 'requests/stream') {
      stream(control, request, response);
      return;
    }
    try {
      if (request.method === 'GET' && name === 'state') answer(200, await control.snapshot());
      else if (request.method === 'GET' && name === 'requests') answer(200, control.requests.list());
      else if (request.method === 'GET' && name === 'runs') answer(200, control.runs.list());
      else {
        const action =
          request.method === 'POST' ? controlActions.find((one) => one.name === name) : undefined;
        if (action === undefined) {
          answer(404, {
            error: `There is no ${name}.`,
            actions: controlActions.map(({ name, does }) => ({ name, does })),
          });
          return;
        }
        const result = await action.act(control, text === '' ? {} : JSON.parse(text));
        answer(200, { result: result ?? null });
      }
    } catch (problem) {
      const known = problem instanceof Refused ? problem.answer.body : undefined;
      const message = problem instanceof ZodError ? problem.issues : String(problem);
      answer(400, { error: known ?? message });
    }
  };
}

function stream(control: GithubControl, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const stop = control.requests.subscribe((entry) => response.write(`data: ${JSON.stringify(entry)}\n\n`));
  request.on('close', stop);
}

function hostOf(origin: string | undefined): string | undefined {
  return origin === undefined ? undefined : URL.canParse(origin) ? new URL(origin).host : 'elsewhere';
}

function isLocal(host: string | undefined): boolean {
  return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

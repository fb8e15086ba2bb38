import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './api/body.ts';
import type { World } from './workspace/world.ts';

const contentTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Routes {
  readonly api: Answerer;
  readonly respond: Answerer;
  readonly control: Answerer;
  readonly world: World;
}

/** The bytes of an upload: the body itself, or the first file of a form. */
const uploaded = async (request: IncomingMessage): Promise<Buffer> => {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((each) => typeof each !== 'string');
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await file.arrayBuffer());
};

const upload = async (
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const bytes = await uploaded(request);
  const known = world.files.get(id);
  if (known === undefined) {
    response.writeHead(404).end();
    return;
  }
  world.files.set(id, { ...known, state: 'uploaded', bytes });
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
};

const download = (world: World, id: string, response: ServerResponse): void => {
  const file = world.files.get(id);
  const bytes = file?.['bytes'];
  if (!Buffer.isBuffer(bytes)) {
    response.writeHead(404).end();
    return;
  }
  const ending = /\.(\w+)$/.exec(String(file?.['name']))?.[1]?.toLowerCase() ?? '';
  response.writeHead(200, { 'content-type': contentTypes[ending] ?? 'application/octet-stream' }).end(bytes);
};

/** Sends each request where its path belongs; whatever goes wrong is a 500, never a crash. */
export const createRouter = (routes: Routes): Answerer => {
  const answer: Answerer = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://slack.invalid');
    const [, first = '', ...rest] = pathname.split('/');
    if (first === 'api') return await routes.api(request, response);
    if (['commands', 'actions', 'app'].includes(first)) return await routes.respond(request, response);
    if (first === '_control') return await routes.control(request, response);
    if (first === 'upload') return await upload(routes.world, rest.at(-1) ?? '', request, response);
    if (first === 'files') return download(routes.world, rest.at(-1) ?? '', response);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  };
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      routes.world.changed('server_error', {
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
};

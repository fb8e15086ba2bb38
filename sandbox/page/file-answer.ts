import type { ServerResponse } from 'node:http';
import { pageHeaders } from './page-html.ts';
import type { Surroundings } from './surroundings.ts';

const pictures: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** A file that the bot uploaded; only pictures are shown, everything else is downloaded. */
export const fileAnswer = ({ slack }: Surroundings, id: string, response: ServerResponse): void => {
  const file = slack.control.world.files.get(decodeURIComponent(id));
  const bytes = file?.['bytes'];
  if (!Buffer.isBuffer(bytes)) return void response.writeHead(404, pageHeaders).end();
  const ending = String(file?.['name']).split('.').at(-1)?.toLowerCase() ?? '';
  const picture = Object.hasOwn(pictures, ending) ? pictures[ending] : undefined;
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': picture ?? 'application/octet-stream',
    ...(picture === undefined ? { 'content-disposition': 'attachment' } : {}),
  });
  response.end(bytes);
};

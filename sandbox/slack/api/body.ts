import type { IncomingMessage } from 'node:http';
import { type Fields, isFields, parsedJson } from '../json.ts';

/** The whole body of a request. */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};

const formFields = (text: string): Fields => Object.fromEntries(new URLSearchParams(text));

/** The arguments of a Web API call: from the query, and from a form or JSON body. */
export const readArguments = (url: URL, contentType: string, body: Buffer): Fields | undefined => {
  const query = Object.fromEntries(url.searchParams);
  if (body.length === 0) return query;
  const text = body.toString('utf8');
  if (!contentType.startsWith('application/json')) return { ...query, ...formFields(text) };
  const parsed = parsedJson(text);
  return isFields(parsed) ? { ...query, ...parsed } : undefined;
};

import { invalid, Refused } from './answer.ts';

/** A request's JSON object, read field by field; what is missing or of another type is refused as GitHub does. */
export type RequestBody = {
  readonly all: Readonly<Record<string, unknown>>;
  readonly has: (key: string) => boolean;
  readonly text: (key: string) => string;
  readonly optionalText: (key: string) => string | undefined;
  readonly flag: (key: string, otherwise: boolean) => boolean;
  readonly number: (key: string) => number | undefined;
  readonly list: (key: string) => readonly unknown[] | undefined;
  readonly object: (key: string) => Readonly<Record<string, unknown>> | undefined;
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'Problems parsing JSON');
  }
}

export function readBody(value: unknown): RequestBody {
  if (value !== undefined && !isRecord(value)) throw new Refused(400, 'Body should be a JSON object');
  const all = value ?? {};
  const wrong = (key: string, wanted: string) =>
    invalid(`Invalid request.\n\nFor '${key}', ${JSON.stringify(all[key])} is not ${wanted}.`);
  const optional = <T>(key: string, wanted: string, is: (value: unknown) => value is T): T | undefined => {
    const found = all[key];
    if (found === undefined || found === null) return undefined;
    if (!is(found)) throw wrong(key, wanted);
    return found;
  };
  return {
    all,
    has: (key) => all[key] !== undefined,
    text(key) {
      const found = optional(key, 'a string', isText);
      if (found === undefined) throw invalid(`Invalid request.\n\n"${key}" wasn't supplied.`);
      return found;
    },
    optionalText: (key) => optional(key, 'a string', isText),
    flag: (key, otherwise) => optional(key, 'a boolean', (found) => typeof found === 'boolean') ?? otherwise,
    number: (key) => optional(key, 'a number', (found) => typeof found === 'number'),
    list: (key) => optional(key, 'an array', (found): found is unknown[] => Array.isArray(found)),
    object: (key) => optional(key, 'an object', isRecord),
  };
}

import { parsedJson } from '../json.ts';
import { ApiFailure, type Call } from './call.ts';

/** An argument as text; undefined where it was not given or is empty. */
export const textArg = (call: Call, name: string): string | undefined => {
  const value = call.args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const invalidArguments = (...messages: readonly string[]): ApiFailure =>
  new ApiFailure('invalid_arguments', {
    response_metadata: { messages: messages.map((each) => `[ERROR] ${each}`) },
  });

/** An argument that must be there. */
export const neededArg = (call: Call, name: string): string => {
  const value = textArg(call, name);
  if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
  return value;
};

export const flagArg = (call: Call, name: string, otherwise = false): boolean => {
  const value = call.args[name];
  if (value === undefined || value === '') return otherwise;
  return value === true || value === 'true' || value === '1' || value === 1;
};

export const numberArg = (call: Call, name: string, otherwise: number): number => {
  const value = Number(call.args[name] ?? otherwise);
  if (!Number.isFinite(value)) throw invalidArguments(`must be a number [json-pointer:/${name}]`);
  return value;
};

/** An argument that is a structure: as such in a JSON body, as JSON text in a form. */
export const structureArg = (call: Call, name: string, error: string): unknown => {
  const value = call.args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const parsed = parsedJson(value);
  if (parsed === undefined) throw new ApiFailure(error);
  return parsed;
};

import type { ErrorObject } from 'ajv';
import { type Description, describedIn, type Operation } from './extract.ts';
import { findOperation } from './find-operation.ts';

export type CheckedExchange = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  readonly apiVersion?: string;
  /** A raw file or a page: its content is not JSON and is not looked at. */
  readonly isRaw?: boolean;
};

/** Answers that any operation may give, whether its description lists them or not. */
const always = new Set([304, 400, 401, 403, 404, 405, 409, 422, 429]);

/** What a request or its answer has that GitHub's published description does not allow; empty when all is well. */
export function checkExchange(exchange: CheckedExchange): string[] {
  if (exchange.path === '/graphql') return [];
  const description = describedIn(exchange.apiVersion ?? '2022-11-28');
  const name = findOperation(Object.keys(description.operations), exchange.method, exchange.path);
  const operation = name === undefined ? undefined : description.operations[name];
  if (name === undefined || operation === undefined) {
    return [`${exchange.method} ${exchange.path} is no operation of the extract`];
  }
  const problems = [
    ...queryProblems(operation, exchange),
    ...requestProblems(description, name, operation, exchange),
    ...answerProblems(description, name, operation, exchange),
  ];
  return problems.map((problem) => `${name}: ${problem}`);
}

function queryProblems(operation: Operation, exchange: CheckedExchange): string[] {
  const known = operation.parameters.filter((one) => one.in === 'query');
  const unknown = Object.keys(exchange.query).filter((key) => known.every((one) => one.name !== key));
  const absent = known.filter((one) => one.required && exchange.query[one.name] === undefined);
  return [
    ...unknown.map((key) => `the query's "${key}" is not known`),
    ...absent.map((one) => `the query lacks "${one.name}"`),
  ];
}

function requestProblems(
  description: Description,
  name: string,
  operation: Operation,
  exchange: CheckedExchange,
): string[] {
  // A request that GitHub refused as wrong is allowed to be wrong: that is what was tried.
  if (exchange.requestBody === undefined || exchange.status === 400 || exchange.status === 422) return [];
  if (operation.requestBody === null) return ['a body was sent where none is read'];
  const { properties } = operation.requestBody;
  const given = typeof exchange.requestBody === 'object' ? Object.keys(exchange.requestBody ?? {}) : [];
  const unknown = properties === undefined ? [] : given.filter((key) => !(key in properties));
  const validate = description.validator(['operations', name, 'requestBody']);
  const fits = validate(exchange.requestBody);
  return [
    ...unknown.map((key) => `the request's "${key}" is not known`),
    ...(fits ? [] : [`the request ${said(validate.errors)}`]),
  ];
}

function answerProblems(
  description: Description,
  name: string,
  operation: Operation,
  exchange: CheckedExchange,
): string[] {
  const { status, responseBody } = exchange;
  if (exchange.isRaw === true || status >= 500 || status === 0) return [];
  const key = String(status);
  if (!(key in operation.responses)) {
    if (!always.has(status)) return [`status ${status} is not described`];
    return status === 304 || hasMessage(responseBody) ? [] : [`the ${status} answer has no message`];
  }
  const schema = operation.responses[key];
  if (schema === null || schema === undefined) {
    return responseBody === undefined || status >= 400 ? [] : [`the ${status} answer has a body`];
  }
  const validate = description.validator(['operations', name, 'responses', key]);
  return validate(responseBody) ? [] : [`the ${status} answer ${said(validate.errors)}`];
}

function hasMessage(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string';
}

export function said(errors: readonly ErrorObject[] | null | undefined): string {
  const [first] = errors ?? [];
  return first === undefined
    ? 'does not fit'
    : `at ${first.instancePath || 'its top'} ${first.message ?? 'does not fit'}`;
}

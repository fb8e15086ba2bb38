import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fields, stringOf } from '../json.ts';
import type { Rates } from '../rates.ts';
import type { RequestLog } from '../request-log.ts';
import type { Trouble, Troubles } from '../troubles.ts';
import type { World } from '../workspace/world.ts';
import { readArguments, readBody } from './body.ts';
import { ApiFailure, type Call, type Method, needScope } from './call.ts';
import { allScopes, methods } from './methods.ts';
import { type Answer, writeAnswer } from './write-answer.ts';

/** What the Web API needs of the rest of the server. */
export interface ApiDesk {
  readonly world: World;
  readonly log: RequestLog;
  readonly troubles: Troubles;
  readonly rates: Rates;
  readonly botToken: string;
  readonly appToken: string;
  readonly grantedScopes: () => ReadonlySet<string> | undefined;
  readonly baseUrl: () => string;
}

const failed = (code: string, extra: Fields = {}): Answer => ({
  status: 200,
  body: { ok: false, error: code, ...extra },
});

const tokenOf = (request: IncomingMessage, args: Fields): string | undefined =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? stringOf(args['token']);

const needToken = (desk: ApiDesk, method: Method, token: string | undefined): void => {
  if (method.token === 'none') return;
  if (token === undefined || token === '') throw new ApiFailure('not_authed');
  if (token !== desk.botToken && token !== desk.appToken) throw new ApiFailure('invalid_auth');
  if (desk.world.isUninstalled) throw new ApiFailure('account_inactive');
  const expected = method.token === 'app' ? desk.appToken : desk.botToken;
  if (token !== expected) throw new ApiFailure('not_allowed_token_type');
};

const run = (desk: ApiDesk, method: Method, call: Call): Answer => {
  try {
    needScope(call.granted, method.scopes);
    return { status: 200, body: { ok: true, ...method.run(call) } };
  } catch (error) {
    if (error instanceof ApiFailure) return failed(error.code, error.extra);
    desk.world.changed('server_error', { message: error instanceof Error ? error.message : String(error) });
    return failed('internal_error');
  }
};

const effectAnswer = (
  trouble: Trouble | undefined,
  when: 'before' | 'after',
): Answer | 'drop' | undefined => {
  const effect = trouble?.effect;
  if (effect?.kind === 'rate-limit' && when === 'before') return rateLimited(effect.retryAfter);
  if (effect?.kind === 'status' && effect.when === when) {
    return effect.html === true
      ? { status: effect.status, html: '<!DOCTYPE html><html><body><h1>Server Error</h1></body></html>' }
      : { status: effect.status, body: { ok: false, error: 'internal_error' } };
  }
  if (effect?.kind === 'error' && effect.when === when) return failed(effect.error);
  return effect?.kind === 'drop' && effect.when === when ? 'drop' : undefined;
};

const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

const answerTo = (desk: ApiDesk, name: string, token: string | undefined, args: Fields): Answer => {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return failed('unknown_method', { req_method: name });
  try {
    needToken(desk, method, token);
  } catch (error) {
    if (error instanceof ApiFailure) return failed(error.code);
    throw error;
  }
  const channel = stringOf(args['channel']);
  const wait = desk.rates.take(method.tier, method.tier === 'posting' ? `${name} ${channel ?? ''}` : name);
  if (wait !== undefined) return rateLimited(wait);
  const granted = desk.grantedScopes();
  const call = { world: desk.world, args, granted, baseUrl: desk.baseUrl() };
  const answer = run(desk, method, call);
  const headers = {
    'x-oauth-scopes': [...(granted ?? allScopes)].join(','),
    'x-accepted-oauth-scopes': method.scopes.join(','),
  };
  return { ...answer, headers };
};

/** Answers one Web API request, with whatever trouble is being made. */
export const answerApi = async (
  desk: ApiDesk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://slack.invalid');
  const name = url.pathname.replace(/^\/api\//, '');
  const args = readArguments(url, request.headers['content-type'] ?? '', await readBody(request));
  const entry = desk.log.begin({ direction: 'from-bot', what: name, over: 'http', request: args ?? {} });
  const trouble = desk.troubles.meet('from-bot', name, stringOf(args?.['channel']));
  if (trouble?.effect.kind === 'slow') {
    const { ms } = trouble.effect;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
  const answer =
    args === undefined
      ? failed('invalid_json')
      : (effectAnswer(trouble, 'before') ??
        (() => {
          const real = answerTo(desk, name, tokenOf(request, args), args);
          return effectAnswer(trouble, 'after') ?? real;
        })());
  const isCut = trouble?.effect.kind === 'truncate';
  const sent = writeAnswer(response, answer, isCut);
  desk.log.end(entry, { ...sent, trouble: trouble?.effect.kind });
};

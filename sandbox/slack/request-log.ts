import type { Fields } from './json.ts';
import type { World } from './workspace/world.ts';

/** One request between the bot and Slack, with its answer; tokens are masked. */
export interface LoggedRequest {
  readonly id: number;
  /** `from-bot`: a Web API call or a response URL; `to-bot`: a command, click, view or event. */
  readonly direction: 'from-bot' | 'to-bot';
  /** The Web API method, or what the bot was told of: `command`, `block_actions`, `app_mention`… */
  readonly what: string;
  readonly at: string;
  readonly over: 'http' | 'socket';
  readonly request: unknown;
  /** 0 where the connection ended without an answer. */
  status: number | undefined;
  answer: unknown;
  tookMs: number | undefined;
  /** Which trouble was made on purpose. */
  trouble: string | undefined;
  readonly retry: number;
}

export interface RequestLog {
  readonly entries: () => readonly LoggedRequest[];
  readonly begin: (entry: Begun) => LoggedRequest;
  readonly end: (entry: LoggedRequest, result: Ended) => void;
}

type Begun = Pick<LoggedRequest, 'direction' | 'what' | 'over' | 'request'> & { readonly retry?: number };
type Ended = { readonly status: number; readonly answer: unknown; readonly trouble?: string | undefined };

const kept = 5000;
const secret = /xox[abeprs]-[\w-]+|xapp-[\w-]+/g;

/** The value without tokens. */
const masked = (value: unknown): unknown => {
  if (value === undefined) return undefined;
  const clean: unknown = JSON.parse(JSON.stringify(value).replaceAll(secret, 'xox…'));
  return clean;
};

/** Keeps the newest requests in both directions, and tells the world of each. */
export const createRequestLog = (world: World): RequestLog => {
  const entries: LoggedRequest[] = [];
  const startedAt = new WeakMap<LoggedRequest, number>();
  let count = 0;
  return {
    entries: () => entries,
    begin: (begun) => {
      count += 1;
      const entry: LoggedRequest = {
        retry: 0,
        ...begun,
        request: masked(begun.request),
        id: count,
        at: world.now().toISOString(),
        status: undefined,
        answer: undefined,
        tookMs: undefined,
        trouble: undefined,
      };
      startedAt.set(entry, performance.now());
      entries.push(entry);
      if (entries.length > kept) entries.splice(0, entries.length - kept);
      return entry;
    },
    end: (entry, result) => {
      entry.status = result.status;
      entry.answer = masked(result.answer);
      entry.trouble = result.trouble;
      entry.tookMs = Math.round((performance.now() - (startedAt.get(entry) ?? 0)) * 10) / 10;
      const detail: Fields = {
        id: entry.id,
        direction: entry.direction,
        what: entry.what,
        status: entry.status,
      };
      world.changed('request', detail);
    },
  };
};

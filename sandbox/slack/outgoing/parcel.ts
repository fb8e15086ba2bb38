import type { Fields } from '../json.ts';

/** Something the bot is to be told of. */
export interface Parcel {
  readonly kind: 'command' | 'interactive' | 'event';
  /** For log and troubles: `command`, `block_actions`, `view_submission`, `app_mention`… */
  readonly what: string;
  readonly channel?: string | undefined;
  readonly body: Fields;
  readonly retry?: { readonly count: number; readonly reason: string };
}

/** How the bot took it. */
export type Receipt =
  | { readonly status: 'ok'; readonly body: unknown }
  /** No answer within three seconds. */
  | { readonly status: 'operation_timeout' }
  /** Nobody listens, the connection broke, or the answer was not a success. */
  | { readonly status: 'dispatch_failed'; readonly httpStatus?: number; readonly noRetry?: boolean };

import type { Fields } from '../json.ts';
import { numberArg, textArg } from './arguments.ts';
import { ApiFailure, type Call } from './call.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
  readonly metadata: Fields;
}

const cursorFor = (offset: number): string => Buffer.from(`next:${offset}`).toString('base64');

const offsetOf = (cursor: string | undefined): number => {
  if (cursor === undefined) return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (match === null) throw new ApiFailure('invalid_cursor');
  return Number(match[1]);
};

/** The part of a list that `cursor` and `limit` ask for. */
export const pageOf = <T>(call: Call, all: readonly T[], usual: number, most = 1000): Page<T> => {
  const limit = numberArg(call, 'limit', usual) || usual;
  if (limit < 1 || limit > most) throw new ApiFailure('invalid_limit');
  const from = offsetOf(textArg(call, 'cursor'));
  const hasMore = from + limit < all.length;
  return {
    items: all.slice(from, from + limit),
    hasMore,
    metadata: { next_cursor: hasMore ? cursorFor(from + limit) : '' },
  };
};

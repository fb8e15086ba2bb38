import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { read, type Said } from './call.ts';

/** Slack's cursor is empty, or absent, on the last page. */
const cursor = z.object({ next_cursor: z.string().optional() }).optional();

type Listing<T> = {
  readonly client: WebClient;
  readonly method: string;
  readonly args: Record<string, unknown>;
  /** The field that holds the items. */
  readonly field: string;
  readonly item: z.ZodType<T>;
  readonly atMostPages: number;
};

/** A page of items, or how the listing ended: *refused* with Slack's code, or *unfinished* at its bound. */
export type Page<T> =
  | { readonly kind: 'items'; readonly items: readonly T[] }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unfinished' };

/** Page after page, fetched as they are asked for; an item of another form is left out. */
export async function* pages<T>(listing: Listing<T>): AsyncGenerator<Page<T>> {
  const answer = z.object({
    [listing.field]: z.array(z.unknown()),
    response_metadata: cursor,
  });
  let next: string | undefined;
  for (let page = 0; page < listing.atMostPages; page += 1) {
    const said: Said<z.infer<typeof answer>> = await read({
      client: listing.client,
      method: listing.method,
      args: { ...listing.args, ...(next === undefined ? {} : { cursor: next }) },
      answer,
    });
    if (!said.ok) {
      yield { kind: 'refused', code: said.code };
      return;
    }
    const items = z.array(z.unknown()).parse(said.value[listing.field]);
    yield {
      kind: 'items',
      items: items.flatMap((each) => {
        const parsed = listing.item.safeParse(each);
        return parsed.success ? [parsed.data] : [];
      }),
    };
    next = cursor.parse(said.value['response_metadata'])?.next_cursor;
    if (next === undefined || next === '') return;
  }
  yield { kind: 'unfinished' };
}

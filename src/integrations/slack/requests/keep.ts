import type { Inbox } from '../../../ports/inbox.ts';
import type { Log } from '../../../ports.ts';
import type { Delivery } from './delivery.ts';

/** How keeping a request ended. *Late*: there was no answer in time, and it may be kept yet. */
export type Kept =
  | { readonly kind: 'new' | 'duplicate' | 'late' }
  | { readonly kind: 'failed'; readonly cause: unknown };

/** Leaves time, of Slack's 3 seconds, to tell the person. */
const keepWithinMs = 2_200;

/** Keeps a request before it is acknowledged, and waits for that only so long as Slack leaves us time. */
export async function keep(
  inbox: Pick<Inbox, 'accept'>,
  delivery: Pick<Delivery, 'key' | 'asked'>,
  log: Log,
): Promise<Kept> {
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Kept>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve({ kind: 'late' });
    }, keepWithinMs);
  });
  const accepted = inbox.accept(delivery.key, delivery.asked).then(
    (kind): Kept => {
      if (isLate) log.warn({ key: delivery.key }, 'a request was kept after the person was told it was late');
      return { kind };
    },
    (cause: unknown): Kept => {
      if (isLate) log.warn({ key: delivery.key, err: cause }, 'a late request was not kept');
      return { kind: 'failed', cause };
    },
  );
  try {
    return await Promise.race([accepted, late]);
  } finally {
    clearTimeout(timer);
  }
}

import type { Request } from '../domain/request/request.ts';

/** What came in from outside, kept with the work that it means before it is acknowledged. */
export type Inbox = {
  /** `key` is equal for two deliveries of one request, and for a replay. */
  readonly accept: (key: string, asked: Omit<Request, 'id' | 'receivedAt'>) => Promise<'new' | 'duplicate'>;
  readonly acceptDelivery: (delivery: {
    readonly id: string;
    readonly event: string;
    readonly repositoryId: number | null;
    readonly payload: unknown;
  }) => Promise<'new' | 'duplicate'>;
};

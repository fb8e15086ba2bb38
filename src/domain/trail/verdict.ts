import type { TrailAnchor, TrailHead } from './chain.ts';

/** What is wrong with the trail, the first thing found. */
export type TrailFault =
  | { readonly code: 'event-missing'; readonly seq: number }
  | { readonly code: 'event-changed'; readonly seq: number; readonly kind: string }
  | { readonly code: 'link-broken'; readonly seq: number }
  | { readonly code: 'columns-disagree'; readonly seq: number; readonly column: string }
  | {
      readonly code: 'project-event-missing';
      readonly seq: number;
      readonly projectId: string;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly code: 'project-missing'; readonly projectId: string; readonly projectSeq: number }
  | { readonly code: 'head-disagrees'; readonly head: TrailHead; readonly last: TrailHead }
  | { readonly code: 'tail-cut-off'; readonly anchor: TrailAnchor; readonly last: TrailHead }
  | { readonly code: 'history-rewritten'; readonly anchor: TrailAnchor; readonly foundHash: string };

/** What `audit verify` answers. */
export type TrailVerdict = {
  readonly head: TrailHead;
  readonly fault: TrailFault | null;
  /** Copies of the head that were found outside the database, and agree. */
  readonly anchorsAgreeing: number;
  /** Places that could not be read, so that nothing can be said of them. */
  readonly unread: readonly string[];
};

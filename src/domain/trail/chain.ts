import { createHash } from 'node:crypto';
import type { RequestId } from '../ids.ts';
import type { Json, NewEvent, TrailEvent } from './event.ts';

/** The end of the chain: how many events there are, and the hash of the last. */
export type TrailHead = { readonly seq: number; readonly hash: string };

/** A copy of the head outside the database: in a tag (`owner/name@tag`) or a channel (`C…`). */
export type TrailAnchor = TrailHead & { readonly place: 'channel' | 'tag'; readonly address: string };

export const emptyTrail: TrailHead = { seq: 0, hash: '0'.repeat(64) };

/** JSON with sorted keys and no spaces, so that equal values have equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]: [string, Json]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256, hexadecimal, of the previous hash, a line feed and the event's body. */
export const linkHash = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`, 'utf8').digest('hex');

/** Puts an event at the end of the chain. */
export function appendToTrail(
  head: TrailHead,
  event: NewEvent,
  place: { readonly projectSeq: number | null; readonly requestId: RequestId | null },
): TrailEvent {
  const seq = head.seq + 1;
  const body = canonicalJson({
    seq,
    projectId: event.projectId,
    projectSeq: place.projectSeq,
    kind: event.kind,
    actor: event.actor,
    at: event.at.toISOString(),
    requestId: place.requestId,
    facts: event.facts,
  });
  return {
    seq,
    projectId: event.projectId,
    projectSeq: place.projectSeq,
    kind: event.kind,
    actor: event.actor,
    happenedAt: event.at,
    requestId: place.requestId,
    body,
    previousHash: head.hash,
    hash: linkHash(head.hash, body),
  };
}

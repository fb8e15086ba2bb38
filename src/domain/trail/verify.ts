import { canonicalJson, emptyTrail, linkHash, type TrailAnchor, type TrailHead } from './chain.ts';
import type { Json, TrailEvent } from './event.ts';
import type { TrailFault } from './verdict.ts';

/** How far the trail has been read, and what was seen on the way. */
export type TrailReading = {
  readonly last: TrailHead;
  readonly projectSeqs: ReadonlyMap<string, number>;
  /** Hashes at the places that anchors speak of. */
  readonly hashesAt: ReadonlyMap<number, string>;
};

export const beforeReading: TrailReading = { last: emptyTrail, projectSeqs: new Map(), hashesAt: new Map() };

/** Reads one page of the trail on from where the last ended: what was read, or the first fault in it. */
export function readTrail(
  reading: TrailReading,
  page: readonly TrailEvent[],
  anchors: readonly TrailAnchor[],
): { readonly reading: TrailReading } | { readonly fault: TrailFault } {
  const anchored = new Set(anchors.map(({ seq }) => seq));
  const projectSeqs = new Map(reading.projectSeqs);
  const hashesAt = new Map(reading.hashesAt);
  let last = reading.last;
  for (const event of page) {
    const fault = faultOf(event, last, projectSeqs);
    if (fault !== null) return { fault };
    last = { seq: event.seq, hash: event.hash };
    if (event.projectId !== null && event.projectSeq !== null)
      projectSeqs.set(event.projectId, event.projectSeq);
    if (anchored.has(event.seq)) hashesAt.set(event.seq, event.hash);
  }
  return { reading: { last, projectSeqs, hashesAt } };
}

/** What only shows at the end: a tail cut off, a project removed, a history written anew. */
export function judgeReading(
  reading: TrailReading,
  kept: {
    readonly head: TrailHead;
    readonly projectHeads: readonly { readonly projectId: string; readonly projectSeq: number }[];
    readonly anchors: readonly TrailAnchor[];
  },
): TrailFault | null {
  const { last } = reading;
  const isWholeByItself = kept.head.seq === last.seq && kept.head.hash === last.hash;
  // A chain that was made anew around a project also disagrees with the copies: this says more.
  const removed = kept.projectHeads.find(({ projectId }) => !reading.projectSeqs.has(projectId));
  if (isWholeByItself && removed !== undefined) return projectMissing(removed);
  for (const anchor of kept.anchors.toSorted((a, b) => a.seq - b.seq)) {
    if (anchor.seq > last.seq) return { code: 'tail-cut-off', anchor, last };
    const foundHash = anchor.seq === 0 ? emptyTrail.hash : reading.hashesAt.get(anchor.seq);
    if (foundHash !== anchor.hash) return { code: 'history-rewritten', anchor, foundHash: foundHash ?? '' };
  }
  const shortened = kept.projectHeads.find(
    ({ projectId, projectSeq }) => (reading.projectSeqs.get(projectId) ?? 0) < projectSeq,
  );
  if (isWholeByItself && shortened !== undefined) return projectMissing(shortened);
  return isWholeByItself ? null : { code: 'head-disagrees', head: kept.head, last };
}

const projectMissing = (head: { readonly projectId: string; readonly projectSeq: number }): TrailFault => ({
  code: 'project-missing',
  projectId: head.projectId,
  projectSeq: head.projectSeq,
});

function faultOf(
  event: TrailEvent,
  last: TrailHead,
  projectSeqs: ReadonlyMap<string, number>,
): TrailFault | null {
  const { seq, kind } = event;
  if (seq !== last.seq + 1) return { code: 'event-missing', seq: last.seq + 1 };
  if (linkHash(event.previousHash, event.body) !== event.hash) return { code: 'event-changed', seq, kind };
  if (event.previousHash !== last.hash) return { code: 'link-broken', seq };
  const column = disagreeingColumn(event);
  if (column !== null) return { code: 'columns-disagree', seq, column };
  if (event.projectId !== null && event.projectSeq !== null) {
    const expected = (projectSeqs.get(event.projectId) ?? 0) + 1;
    if (event.projectSeq !== expected) {
      return {
        code: 'project-event-missing',
        seq,
        projectId: event.projectId,
        expected,
        found: event.projectSeq,
      };
    }
  }
  return null;
}

/** The columns beside the body are for searching; one that says something else than the body was changed. */
function disagreeingColumn(event: TrailEvent): string | null {
  const body = recordIn(event.body);
  if (body === null) return 'body';
  const { seq, projectId, projectSeq, kind, actor, at, requestId } = body;
  const pairs: readonly (readonly [string, Json | undefined, Json])[] = [
    ['seq', seq, event.seq],
    ['project_id', projectId, event.projectId],
    ['project_seq', projectSeq, event.projectSeq],
    ['kind', kind, event.kind],
    ['actor', actor, event.actor],
    ['happened_at', at, event.happenedAt.toISOString()],
    ['request_id', requestId, event.requestId],
  ];
  return pairs.find(([, said, kept]) => canonicalJson(said ?? null) !== canonicalJson(kept))?.[0] ?? null;
}

/** The facts in an event's body. */
export function factsOf(event: TrailEvent): JsonRecord {
  const facts = recordIn(event.body)?.['facts'];
  return isRecord(facts) ? facts : {};
}

type JsonRecord = { readonly [key: string]: Json };

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null for text that is no JSON object: whoever can write to the database can write anything. */
function recordIn(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

import { describe, expect, test } from 'vitest';
import { parseProjectId } from '../../../src/domain/ids.ts';
import {
  appendToTrail,
  canonicalJson,
  emptyTrail,
  linkHash,
  type TrailAnchor,
  type TrailHead,
} from '../../../src/domain/trail/chain.ts';
import type { NewEvent, TrailEvent } from '../../../src/domain/trail/event.ts';
import type { TrailFault } from '../../../src/domain/trail/verdict.ts';
import { beforeReading, factsOf, judgeReading, readTrail } from '../../../src/domain/trail/verify.ts';

const shop = parseProjectId('11111111-0000-7000-8000-000000000001');
const api = parseProjectId('11111111-0000-7000-8000-000000000002');

const event = (projectId: NewEvent['projectId'], facts: NewEvent['facts'] = {}): NewEvent => ({
  kind: 'release-cut',
  projectId,
  actor: 'waybill',
  at: new Date('2026-11-20T09:00:00Z'),
  facts,
});

/** A chain as a store makes it: each project counts its own events. */
function chainOf(events: readonly NewEvent[]): readonly TrailEvent[] {
  const counts = new Map<string, number>();
  const chain: TrailEvent[] = [];
  for (const one of events) {
    const count = one.projectId === null ? null : (counts.get(one.projectId) ?? 0) + 1;
    if (one.projectId !== null && count !== null) counts.set(one.projectId, count);
    chain.push(appendToTrail(chain.at(-1) ?? emptyTrail, one, { projectSeq: count, requestId: null }));
  }
  return chain;
}

/** The chain as a hostile owner of the database would make it anew: each link right by itself. */
function remade(events: readonly TrailEvent[]): readonly TrailEvent[] {
  const chain: TrailEvent[] = [];
  for (const [index, one] of events.entries()) {
    const last: TrailHead = chain.at(-1) ?? emptyTrail;
    const seq = index + 1;
    const body = one.body.replace(/"seq":\d+/, `"seq":${seq}`);
    chain.push({ ...one, seq, body, previousHash: last.hash, hash: linkHash(last.hash, body) });
  }
  return chain;
}

const whole = chainOf([
  event(null),
  event(shop, { version: '1.0.0' }),
  event(api),
  event(shop),
  event(shop),
  event(api),
]);
const headsOf = (chain: readonly TrailEvent[]) =>
  [...Map.groupBy(chain, ({ projectId }) => projectId)].flatMap(([projectId, events]) =>
    projectId === null ? [] : [{ projectId, projectSeq: events.length }],
  );
const headOf = (chain: readonly TrailEvent[]): TrailHead => chain.at(-1) ?? emptyTrail;
const anchorAt = (seq: number, chain = whole): TrailAnchor => {
  const hash = chain[seq - 1]?.hash ?? emptyTrail.hash;
  return { seq, hash, place: 'channel', address: 'C07AUDITLOG' };
};

function verify(
  events: readonly TrailEvent[],
  kept: { head?: TrailHead; anchors?: readonly TrailAnchor[]; heads?: ReturnType<typeof headsOf> } = {},
): TrailFault | null {
  const anchors = kept.anchors ?? [];
  let reading = beforeReading;
  // In pages of two, as a long trail is read.
  for (let at = 0; at < events.length; at += 2) {
    const read = readTrail(reading, events.slice(at, at + 2), anchors);
    if ('fault' in read) return read.fault;
    reading = read.reading;
  }
  return judgeReading(reading, {
    head: kept.head ?? headOf(whole),
    projectHeads: kept.heads ?? headsOf(whole),
    anchors,
  });
}

const changed = (seq: number, change: Partial<TrailEvent>): readonly TrailEvent[] =>
  whole.map((one) => (one.seq === seq ? { ...one, ...change } : one));

test('a trail that is as it was written is whole, and so is an empty one', () => {
  expect(verify(whole, { anchors: [anchorAt(0), anchorAt(3), anchorAt(6)] })).toBeNull();
  expect(verify([], { head: emptyTrail, heads: [] })).toBeNull();
});

const otherBody = (whole[3]?.body ?? '').replace('waybill', 'slack:U1');
const rehashed = { body: otherBody, hash: linkHash(whole[2]?.hash ?? '', otherBody) };

test.each<[string, readonly TrailEvent[], Partial<TrailFault>]>([
  ['an event that is missing', whole.toSpliced(2, 1), { code: 'event-missing', seq: 3 }],
  ['the first event missing', whole.toSpliced(0, 1), { code: 'event-missing', seq: 1 }],
  ['a changed text', changed(4, { body: otherBody }), { code: 'event-changed', seq: 4 }],
  [
    'a text changed with its hash',
    changed(4, { ...rehashed, actor: 'slack:U1' }),
    { code: 'link-broken', seq: 5 },
  ],
  [
    'a changed column',
    changed(3, { actor: 'slack:U1' }),
    { code: 'columns-disagree', seq: 3, column: 'actor' },
  ],
  [
    'a changed time',
    changed(3, { happenedAt: new Date(0) }),
    { code: 'columns-disagree', column: 'happened_at' },
  ],
  ['a changed project', changed(3, { projectId: shop }), { code: 'columns-disagree', column: 'project_id' }],
])('%s is named by the first event where it shows', (_, events, fault) => {
  expect(verify(events)).toMatchObject(fault);
});

test('a text that is no JSON is a fault of its event, not of the verification', () => {
  const last = whole.at(-1);
  const body = 'no JSON';
  const hash = linkHash(last?.previousHash ?? '', body);
  const events = changed(6, { body, hash });
  expect(verify(events)).toMatchObject({ code: 'columns-disagree', seq: 6, column: 'body' });
  expect(last === undefined ? null : factsOf({ ...last, body })).toEqual({});
});

describe('a chain made anew', () => {
  test('without one event of a project shows by the project’s own count', () => {
    const events = remade(whole.toSpliced(3, 1));
    expect(verify(events, { head: headOf(events) })).toMatchObject({
      code: 'project-event-missing',
      seq: 4,
      projectId: shop,
      expected: 2,
      found: 3,
    });
  });

  test('without a project names the project, whatever else it disagrees with', () => {
    const events = remade(whole.filter(({ projectId }) => projectId !== api));
    const fault = { code: 'project-missing', projectId: api, projectSeq: 2 };
    expect(verify(events, { head: headOf(events) })).toEqual(fault);
    expect(verify(events, { head: headOf(events), anchors: [anchorAt(6)] })).toEqual(fault);
  });

  test('without a project’s last events names the project too', () => {
    const events = remade(whole.slice(0, 4));
    expect(verify(events, { head: headOf(events) })).toMatchObject({ code: 'project-missing' });
  });

  test('to the last trace shows by a copy of the head outside, the earliest first', () => {
    const events = remade(whole.filter(({ projectId }) => projectId !== api));
    const hidden = { head: headOf(events), heads: headsOf(events) };
    expect(verify(events, hidden)).toBeNull();
    const anchors = [anchorAt(4), anchorAt(3)];
    expect(verify(events, { ...hidden, anchors })).toMatchObject({
      code: 'history-rewritten',
      anchor: { seq: 3 },
    });
  });
});

test('a cut-off tail shows by the database’s own count, and by a copy outside where that was changed too', () => {
  const events = whole.slice(0, 4);
  expect(verify(events)).toMatchObject({ code: 'head-disagrees', last: { seq: 4 } });
  const hidden = { head: headOf(events), heads: headsOf(events) };
  expect(verify(events, { ...hidden, anchors: [anchorAt(6)] })).toMatchObject({
    code: 'tail-cut-off',
    anchor: { seq: 6, address: 'C07AUDITLOG' },
    last: { seq: 4 },
  });
});

test('equal facts have equal text, whatever the order they were written in', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"é","d":null}]}',
  );
});

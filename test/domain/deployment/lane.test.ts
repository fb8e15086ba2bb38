import { expect, test } from 'vitest';
import { type Origin, origins } from '../../../src/domain/deployment/deployment.ts';
import { queueOrder, rankOf } from '../../../src/domain/deployment/lane.ts';
import { parseDeploymentId } from '../../../src/domain/ids.ts';

const queued = (origin: Origin, minute: number) => ({
  id: parseDeploymentId(`00000000-0000-7000-8000-${String(minute).padStart(12, '0')}`),
  origin,
  rank: rankOf(origin),
  queuedAt: new Date(Date.UTC(2026, 10, 20, 9, minute)),
  requestedAt: new Date(Date.UTC(2026, 10, 20, 9, 0)),
});

test('a rollback goes first, then a hotfix, then what people asked for, then the schedule, then automation', () => {
  const waiting = [
    queued('automatic', 1),
    queued('manual', 2),
    queued('scheduled', 3),
    queued('hotfix', 4),
    queued('rollback', 5),
  ];
  expect(queueOrder(waiting).map(({ origin }) => origin)).toEqual([...origins]);
});

test('of two of a kind, the one that was queued first goes first', () => {
  const waiting = [queued('hotfix', 7), queued('hotfix', 6)];
  expect(queueOrder(waiting).map(({ queuedAt }) => queuedAt.getUTCMinutes())).toEqual([6, 7]);
});

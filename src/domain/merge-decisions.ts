import type { Change, Decision } from './change.ts';

/**
 * Several decisions as one transaction. What two of them say of the same row becomes one change of it, and
 * what both record is recorded once.
 */
export function mergeDecisions(decisions: readonly Decision[]): Decision {
  const changes = new Map<string, Change>();
  for (const change of decisions.flatMap((decision) => decision.changes)) {
    const key = 'insert' in change ? `+${change.insert}:${change.row.id}` : `${change.update}:${change.id}`;
    const before = changes.get(key);
    changes.set(key, before === undefined ? change : together(before, change));
  }
  return {
    changes: [...changes.values()],
    events: distinct(decisions.flatMap(({ events }) => events)),
    effects: distinct(decisions.flatMap(({ effects }) => effects)),
  };
}

function together(first: Change, second: Change): Change {
  if ('insert' in first || 'insert' in second) return first;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are of the same table and row, so that what each sets fits the other
  return { ...first, set: { ...first.set, ...second.set } } as Change;
}

const distinct = <T extends object>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

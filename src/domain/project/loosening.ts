/** What makes a change of a configuration a loosening: a stable code, for the views' words. */
export type LooseningReason =
  | 'project-removed'
  | 'trunk-changed'
  | 'channel-changed'
  | 'people-changed'
  | 'people-added'
  | 'workflow-changed'
  | 'inputs-changed'
  | 'artifact-unbound'
  | 'environment-removed'
  | 'environment-added'
  | 'tier-lowered'
  | 'order-weakened'
  | 'soak-shortened'
  | 'check-removed'
  | 'check-weakened'
  | 'promotes-by-itself'
  | 'fixes-optional'
  | 'contracting-removed'
  | 'approvals-fewer'
  | 'approvals-last-longer'
  | 'exclusion-removed'
  | 'window-widened'
  | 'verification-removed'
  | 'verification-weakened'
  | 'rollback-weakened'
  | 'hook-changed'
  | 'recipient-outside'
  | 'review-left-out'
  | 'concerns-not-waited-for';

/** One thing that a change of `waybill.yaml` loosens (promise 19). */
export type Loosening = {
  /** As in the file: `projects.storefront.environments.production.soak`. */
  readonly path: string;
  /** What it was, as it would be written; null where it was not there. */
  readonly from: string | null;
  readonly to: string | null;
  readonly why: LooseningReason;
};

/** A change weighed: what holds while its loosened parts wait for an admin, and what those are. */
export type Weighed<T> = { readonly effective: T; readonly loosened: readonly Loosening[] };

/** What a change is measured by. */
export type Measure<T> = {
  readonly path: string;
  readonly from: T;
  readonly to: T;
  readonly why: LooseningReason;
  readonly isLooser: boolean;
  /** What holds while it waits; the old value where it is not given. */
  readonly meanwhile?: T;
  /** How a value is written. */
  readonly show?: (value: T) => string | null;
};

/** Takes a change that loosens nothing, and holds one back that does. */
export function weigh<T>(measure: Measure<T>): Weighed<T> {
  const { path, from, to, why } = measure;
  if (!measure.isLooser) return { effective: to, loosened: [] };
  const show = measure.show ?? shown;
  const effective = measure.meanwhile ?? from;
  return { effective, loosened: [{ path, from: show(from), to: show(to), why }] };
}

/** A value in one line, as a person would write it. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return JSON.stringify(value);
}

/** Whether two values of plain JSON are equal; the order of an object's keys does not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}

/** Whether two lists name the same, in whatever order. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return isSame([...new Set(a)].toSorted(), [...new Set(b)].toSorted());
}

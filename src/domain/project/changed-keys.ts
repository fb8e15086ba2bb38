import { canonicalJson } from '../trail/chain.ts';
import type { Json } from '../trail/event.ts';
import type { ProjectConfiguration } from './configuration.ts';

/** The keys under which two configurations differ: `build.workflow`, `environments.production.soakMs`. */
export function changedKeys(from: ProjectConfiguration, to: ProjectConfiguration): readonly string[] {
  return [...differences(from, to, '')].toSorted();
}

function* differences(from: Json | undefined, to: Json | undefined, path: string): Generator<string> {
  if (from !== undefined && to !== undefined && canonicalJson(from) === canonicalJson(to)) return;
  const [before, after] = [byKey(from), byKey(to)];
  if (before === null || after === null) {
    yield path;
    return;
  }
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    yield* differences(before.get(key), after.get(key), path === '' ? key : `${path}.${key}`);
  }
}

/** A record's parts by key, a list of named things by their names; null for anything else. */
function byKey(value: Json | undefined): ReadonlyMap<string, Json> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = value.map((item: Json): [string, Json] | null => {
    const name = typeof item === 'object' && item !== null && !Array.isArray(item) ? nameOf(item) : null;
    return name === null ? null : [name, item];
  });
  return named.every((pair) => pair !== null) ? new Map(named) : null;
}

function nameOf(item: object): string | null {
  return 'name' in item && typeof item.name === 'string' ? item.name : null;
}

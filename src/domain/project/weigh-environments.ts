import { type EnvironmentConfiguration, lastTier } from './environment.ts';
import { shown, type Weighed, weigh } from './loosening.ts';
import { weighEnvironment } from './weigh-environment.ts';

type Environments = readonly EnvironmentConfiguration[];

/**
 * Weighs a changed list of environments. One that is gone (renamed, too) stays while it waits, and a new one
 * in the last tier comes only once it is accepted: it would be another way to the users.
 */
export function weighEnvironments(path: string, from: Environments, to: Environments): Weighed<Environments> {
  const isWeakerOrder = from.some((environment) => losesEarlier(environment, from, to));
  const tier = lastTier(from);
  const parts = to.map((next) => {
    const at = `${path}.${next.name}`;
    const before = from.find(({ name }) => name === next.name);
    if (before !== undefined) return weighEnvironment(at, before, next);
    return weigh<EnvironmentConfiguration | null>({
      path: at,
      from: null,
      to: next,
      why: 'environment-added',
      isLooser: next.tier === tier,
      show: (environment) => environment?.name ?? null,
    });
  });
  const removed = from.filter(({ name }) => to.every((next) => next.name !== name));
  const included = [...removed, ...parts.flatMap(({ effective }) => effective ?? [])];
  return {
    effective: inOrder(included, from, to, isWeakerOrder),
    loosened: [
      ...removed.map(({ name }) => {
        const why = 'environment-removed';
        return { path: `${path}.${name}`, from: name, to: null, why } as const;
      }),
      ...parts.flatMap(({ loosened }) => loosened),
      ...from
        .filter((each) => losesEarlier(each, from, to))
        .map(({ name, after }) => {
          const next = to.find((environment) => environment.name === name)?.after;
          const why = 'order-weakened';
          return { path: `${path}.${name}.after`, from: shown(after), to: shown(next), why } as const;
        }),
    ],
  };
}

/** Whether something that had to come before an environment, at whatever remove, no longer has to. */
function losesEarlier({ name }: EnvironmentConfiguration, from: Environments, to: Environments): boolean {
  if (to.every((next) => next.name !== name)) return false;
  const now = earlier(name, to);
  return [...earlier(name, from)].some((each) => to.some((next) => next.name === each) && !now.has(each));
}

function earlier(name: string, environments: Environments, found = new Set<string>()): ReadonlySet<string> {
  for (const each of environments.find((environment) => environment.name === name)?.after ?? []) {
    if (found.has(each)) continue;
    found.add(each);
    earlier(each, environments, found);
  }
  return found;
}

/**
 * Where the new order cannot hold as a whole, the old one does among those that were there before: a
 * mixture of both could make two environments wait for each other.
 */
function inOrder(
  included: Environments,
  from: Environments,
  to: Environments,
  isWeaker: boolean,
): Environments {
  const names = new Set(included.map(({ name }) => name));
  const isWhole = !isWeaker && to.length === included.length && to.every(({ name }) => names.has(name));
  const order = isWhole ? to : [...from, ...to.filter(({ name }) => from.every((old) => old.name !== name))];
  return order.flatMap(({ name, after }) => {
    const environment = included.find((each) => each.name === name);
    return environment === undefined
      ? []
      : placedAfter(
          environment,
          after.filter((each) => names.has(each)),
        );
  });
}

function placedAfter(
  environment: EnvironmentConfiguration,
  after: readonly string[],
): EnvironmentConfiguration {
  return { ...environment, after };
}

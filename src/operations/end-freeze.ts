import type { Decision } from '../domain/change.ts';
import type { FreezeId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { type FreezeScope, scopeColumns, scopeOf } from '../domain/policy/freeze-scope.ts';
import { beginFreeze, endFreeze as decide } from '../domain/policy/freezing.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type FreezesEnded = { readonly scope: FreezeScope; readonly count: number };

/**
 * Ends the freezes of just this scope, or the one that a button is on: by who set them, a captain or an admin. A button
 * of a freeze that has ended ends no later one.
 */
export async function endFreeze(
  ports: Ports,
  asker: Asker,
  which: FreezeScope | FreezeId,
): Promise<Outcome<FreezesEnded>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const now = ports.clock.now();
    const [projects, all] = await Promise.all([
      ports.store.projects(),
      ports.store.deployments.freezesStanding(now),
    ]);
    const scope = typeof which === 'string' ? await scopeBehind(ports, which, projects) : which;
    const { projectId, environment } = scopeColumns(scope);
    const freezes = all.filter((each) =>
      typeof which === 'string'
        ? each.id === which
        : each.projectId === projectId && each.environment === environment,
    );
    if (freezes.length === 0) return no({ code: 'not-frozen', scope });
    const project = projects.find(({ id }) => id === projectId) ?? null;
    const act = scope.kind === 'everything' ? 'freeze everything' : 'end a freeze';
    const permitted = await authorize(ports, asker, act, project);
    const isOwn = freezes.every(({ setBy }) => setBy === asker.userId);
    // Whoever set it needs no role to end it, and has to be one of us all the same.
    if (!permitted.ok && !(isOwn && permitted.refusal.code === 'not-permitted')) return permitted;
    const each = freezes.map((freeze) => decide(freeze, scope, { by: asker.userId, now, projects }));
    const decision: Decision = {
      changes: each.flatMap(({ changes }) => changes),
      events: each.flatMap(({ events }) => events),
      effects: each.flatMap(({ effects }) => effects),
    };
    return commitFor(ports, asker, yes({ scope, count: freezes.length }), decision);
  });
}

async function scopeBehind(
  { store }: Ports,
  id: FreezeId,
  projects: readonly Project[],
): Promise<FreezeScope> {
  const freeze = await store.deployments.freeze(id);
  if (freeze === null) return { kind: 'everything' };
  return scopeOf(freeze, projects.find((each) => each.id === freeze.projectId)?.name ?? '');
}

/** Begins a freeze whose time has come, or ends one whose time is over, and says so. It stops by its times alone. */
export async function expireFreeze({ store, clock }: Ports, id: FreezeId): Promise<void> {
  const freeze = await store.deployments.freeze(id);
  const now = clock.now();
  if (freeze === null || freeze.endedAt !== null) return;
  const isOver = freeze.untilAt !== null && freeze.untilAt <= now;
  const begins = freeze.fromAt !== null && freeze.fromAt <= now;
  if (!isOver && !begins) return;
  const projects = await store.projects();
  const project = projects.find((each) => each.id === freeze.projectId);
  // Whoever ended it in the meantime has said so: a conflict is no failure.
  const scope = scopeOf(freeze, project?.name ?? '');
  await store.commit(
    isOver
      ? decide(freeze, scope, { by: null, now, projects })
      : beginFreeze(freeze, scope, { now, projects }),
  );
}

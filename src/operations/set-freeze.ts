import type { FreezeId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { FreezeScope } from '../domain/policy/freeze-scope.ts';
import { setFreeze as decide } from '../domain/policy/freezing.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type FreezeSet = { readonly scope: FreezeScope; readonly untilAt: string | null };

/** Stops promotions to an environment, of a project, or of everything. What runs goes on. */
export async function setFreeze(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly scope: FreezeScope;
    /** When it begins; left out for at once. */
    readonly fromAt?: Date | null;
    readonly untilAt: Date | null;
    readonly because: string;
  },
): Promise<Outcome<FreezeSet>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { scope, fromAt = null, untilAt } = asked;
  const projects = await ports.store.projects();
  const project =
    scope.kind === 'everything' ? null : (projects.find(({ id }) => id === scope.projectId) ?? null);
  const act = scope.kind === 'everything' ? 'freeze everything' : 'freeze deployments';
  const permitted = await authorize(ports, asker, act, project);
  if (!permitted.ok) return permitted;
  const because = asked.because.trim();
  if (because === '') {
    return no({
      code: 'reason-missing',
      act,
      form: '/release freeze <scope> [from <time>] [until <time>] because …',
    });
  }
  const id = ports.mint.id<FreezeId>();
  const setAt = ports.clock.now();
  return commitFor(
    ports,
    asker,
    yes({ scope, untilAt: untilAt?.toISOString() ?? null }),
    decide({ id, scope, because, setBy: asker.userId, setAt, fromAt, untilAt }, projects),
  );
}

import { type Outcome, yes } from '../domain/outcome.ts';
import { type FreezeScope, scopeOf } from '../domain/policy/freeze-scope.ts';
import type { Freeze } from '../domain/policy/stop.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

/** The freezes in force that somebody may read of: those of everything, and of the projects that they see. */
export async function readFreezes(
  ports: Ports,
  asker: Asker,
): Promise<Outcome<readonly { readonly freeze: Freeze; readonly scope: FreezeScope }[]>> {
  const permitted = await authorize(ports, asker, 'read', null);
  if (!permitted.ok) return permitted;
  const [projects, freezes] = await Promise.all([
    ports.store.projects(),
    ports.store.deployments.freezesStanding(ports.clock.now()),
  ]);
  const readable = await Promise.all(
    projects.map(async (project) => ((await authorize(ports, asker, 'read', project)).ok ? [project] : [])),
  );
  const names = new Map(readable.flat().map(({ id, name }) => [id, name]));
  return yes(
    freezes
      .filter(({ projectId }) => projectId === null || names.has(projectId))
      .map((freeze) => ({
        freeze,
        scope: scopeOf(freeze, freeze.projectId === null ? '' : (names.get(freeze.projectId) ?? '')),
      })),
  );
}

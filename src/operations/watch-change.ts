import type { WatchId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import { sourceName } from '../domain/pick/pick.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findChange } from './find-change.ts';
import { fromKept } from './kept-outcome.ts';

/** A person wants to hear when a change is in the last tier: once, directly. */
export async function watchChange(
  ports: Ports,
  asker: Asker,
  { project, text }: { readonly project: Project; readonly text: string },
): Promise<Outcome<{ readonly what: string }>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const repository = await ports.store.repository(project.repositoryId);
  if (repository === null) return no({ code: 'no-project-yet' });
  const source = await findChange(ports, { project, repository }, text);
  if (!source.ok) return source;
  const sourceKey = sourceKeyOf(source.value);
  const outcome = yes({ what: sourceName(source.value) });
  const standing = await ports.store.picks.watchesOf(project.id);
  if (standing.some((watch) => watch.userId === asker.userId && watch.sourceKey === sourceKey))
    return outcome;
  const kept = await commitFor(ports, asker, outcome, {
    changes: [
      {
        insert: 'watches',
        row: {
          id: ports.mint.id<WatchId>(),
          projectId: project.id,
          userId: asker.userId,
          sourceKey,
          source: source.value,
          askedAt: ports.clock.now(),
          toldAt: null,
          revision: 1,
        },
      },
    ],
    events: [],
    effects: [],
  });
  // The same person was a moment faster: one watch stands.
  return !kept.ok && kept.refusal.code === 'changed-meanwhile' ? outcome : kept;
}

import type { History } from '../domain/answer/history.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { factsOf } from '../domain/trail/verify.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

const pageSize = 20;

/** A page of a project's record, or of an environment's in it, newest first; `before` continues an earlier one. */
export async function readHistory(
  ports: Ports,
  asker: Asker,
  {
    project,
    environment,
    before,
  }: { readonly project: Project; readonly environment: string | null; readonly before: number | null },
): Promise<Outcome<History>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const events = await ports.store.history(project.id, {
    limit: pageSize + 1,
    environment,
    ...(before === null ? {} : { before }),
  });
  const shown = events.slice(0, pageSize);
  return yes({
    project: project.name,
    environment,
    events: shown.map((event) => ({
      seq: event.seq,
      kind: event.kind,
      actor: event.actor,
      at: event.happenedAt,
      facts: factsOf(event),
    })),
    olderThan: events.length > pageSize ? (shown.at(-1)?.projectSeq ?? null) : null,
  });
}

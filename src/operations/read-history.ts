import type { History } from '../domain/answer/history.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { factsOf } from '../domain/trail/verify.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { findEnvironment } from './find-environment.ts';

const pageSize = 20;

/** Where to read: of a project, or of one environment of it; `before` continues an earlier page. */
export type HistoryPage = {
  readonly project: Project;
  readonly environment: string | null;
  readonly before: number | null;
};

/** A page of the record, newest first. */
export async function readHistory(ports: Ports, asker: Asker, page: HistoryPage): Promise<Outcome<History>> {
  const { project, before } = page;
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const environment = await recordedEnvironment(ports, page);
  if (!environment.ok) return environment;
  const events = await ports.store.history(project.id, {
    limit: pageSize + 1,
    ...(before === null ? {} : { before }),
    ...(environment.value === null ? {} : { environment: environment.value }),
  });
  const shown = events.slice(0, pageSize);
  return yes({
    project: project.name,
    environment: environment.value,
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

/** An environment that the project has, or had: what is on record of one outlives its configuration. */
async function recordedEnvironment(
  { store }: Ports,
  { project, environment }: HistoryPage,
): Promise<Outcome<string | null>> {
  if (environment === null) return yes(null);
  const found = findEnvironment(project, environment);
  if (found.ok) return yes(found.value.name);
  const [event] = await store.history(project.id, { environment, limit: 1 });
  return event === undefined ? found : yes(environment);
}

import type { FailedNotices } from '../domain/answer/failed-notices.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

const mostListed = 10;

/** What of a project's notices did not reach whom, for an admin to send again. */
export async function readFailedNotices(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<FailedNotices>> {
  const permitted = await authorize(ports, asker, 'resend a notice', project);
  if (!permitted.ok) return permitted;
  const { failed, total, trying } = await ports.store.notices.failed(project.id, mostListed);
  return yes({ project: project.name, failed, more: total - failed.length, trying });
}

import type { Checkup } from '../domain/answer/setup.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { checkProject } from './check-project.ts';
import { refreshProjectFile } from './refresh-project-file.ts';

/** Checks everything that a cut or promotion of a project will need. Changes nothing. */
export async function runDoctor(ports: Ports, asker: Asker, asked: Project): Promise<Outcome<Checkup>> {
  const permitted = await authorize(ports, asker, 'read', asked);
  if (!permitted.ok) return permitted;
  try {
    await refreshProjectFile(ports, asked.repositoryId);
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
  }
  const [project, repository] = await Promise.all([
    ports.store.project(asked.id),
    ports.store.repository(asked.repositoryId),
  ]);
  if (project === null || repository === null) return no({ code: 'no-project-yet' });
  return yes({ project: project.name, findings: await checkProject(ports, { project, repository }) });
}

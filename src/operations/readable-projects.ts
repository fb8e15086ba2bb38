import type { Refusal } from '../domain/refusal.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

export type ReadableProjects = {
  readonly projects: readonly Project[];
  /** Why the first of those that may not be read may not; null where all may. */
  readonly refusal: Refusal | null;
};

/** Those of some projects that a person may read about: even their names are nobody else's business (promise 22). */
export async function readableProjects(
  ports: Ports,
  asker: Asker,
  projects: readonly Project[],
): Promise<ReadableProjects> {
  const permitted = await Promise.all(projects.map((project) => authorize(ports, asker, 'read', project)));
  const refused = permitted.find((outcome) => !outcome.ok);
  return {
    projects: projects.filter((_, index) => permitted[index]?.ok === true),
    refusal: refused === undefined || refused.ok ? null : refused.refusal,
  };
}

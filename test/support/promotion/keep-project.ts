import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Project } from '../../../src/domain/repository/repository.ts';
import type { Store } from '../../../src/ports/store.ts';
import { sampleProject, sampleRelease } from '../../views/support/release.ts';
import type { TestDatabase } from '../database.ts';
import { keepRepository } from './keep-repository.ts';

/** A project with these captains and environments, and an open release of it, as if it had been set up and cut. */
export async function keepProject(
  database: TestDatabase,
  store: Pick<Store, 'commit'>,
  configuration: Pick<ProjectConfiguration, 'captains' | 'environments'>,
  now: Date,
): Promise<{ readonly project: Project; readonly release: Release }> {
  const plain = sampleProject('storefront');
  const project = { ...plain, configuration: { ...plain.configuration, ...configuration } };
  const release = sampleRelease();
  await keepRepository(database, project.repositoryId, now);
  await store.commit({
    changes: [
      { insert: 'projects', row: project },
      { insert: 'releases', row: release },
    ],
    events: [],
    effects: [],
  });
  return { project, release };
}

import { statusOf } from '../operations/read-status.ts';
import { readableProjects } from '../operations/readable-projects.ts';
import { homeView } from '../views/home.ts';
import type { Context, Reply } from './command.ts';

/** The Home tab: what is open in every project that the person may read. */
export async function homeReply({ ports, asker }: Context): Promise<Reply> {
  const { projects } = await readableProjects(ports, asker, await ports.store.projects());
  const statuses = await Promise.all(projects.map((project) => statusOf(ports, project)));
  return { kind: 'home', view: homeView(statuses, ports.clock.now()) };
}

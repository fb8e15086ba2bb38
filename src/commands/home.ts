import { readMyWork } from '../operations/read-my-work.ts';
import { statusOf } from '../operations/read-status.ts';
import { readableProjects } from '../operations/readable-projects.ts';
import { homeView } from '../views/home.ts';
import type { Context, Reply } from './command.ts';

/** The Home tab: what waits for this person, and what is open in every project that they may read. */
export async function homeReply({ ports, asker }: Context): Promise<Reply> {
  const { projects, refusal } = await readableProjects(ports, asker, await ports.store.projects());
  const [statuses, work] = await Promise.all([
    Promise.all(projects.map((project) => statusOf(ports, project))),
    readMyWork(ports, asker.userId, projects),
  ]);
  return { kind: 'home', view: homeView(statuses, work, { now: ports.clock.now(), refusal }) };
}

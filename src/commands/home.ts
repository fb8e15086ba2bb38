import { authorize } from '../operations/authorize.ts';
import { readMyWork } from '../operations/read-my-work.ts';
import { statusOf } from '../operations/read-status.ts';
import { homeView } from '../views/home.ts';
import type { Context, Reply } from './command.ts';

/** The Home tab: what waits for this person, and what is open in every project that they may read. */
export async function homeReply({ ports, asker }: Context): Promise<Reply> {
  const projects = await ports.store.projects();
  const statuses = await Promise.all(
    projects.map(async (project) => {
      const permitted = await authorize(ports, asker, 'read', project);
      return permitted.ok ? [await statusOf(ports, project)] : [];
    }),
  );
  const readable = statuses.flat();
  const work = await readMyWork(
    ports,
    asker.userId,
    readable.map(({ project }) => project),
  );
  return { kind: 'home', view: homeView(readable, work, ports.clock.now()) };
}

import { authorize } from '../operations/authorize.ts';
import { statusOf } from '../operations/read-status.ts';
import { homeView } from '../views/home.ts';
import type { Context, Reply } from './command.ts';

/** The Home tab: what is open in every project that the person may read. */
export async function homeReply({ ports, asker }: Context): Promise<Reply> {
  const projects = await ports.store.projects();
  const statuses = await Promise.all(
    projects.map(async (project) => {
      const permitted = await authorize(ports, asker, 'read', project);
      return permitted.ok ? [await statusOf(ports, project)] : [];
    }),
  );
  return { kind: 'home', view: homeView(statuses.flat(), ports.clock.now()) };
}

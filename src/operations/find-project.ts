import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { readableProjects } from './readable-projects.ts';

/**
 * The project that was named; without a name, the channel's own, or the only one there is. Where it is not
 * clear which, only those are named that the person may read about.
 */
export async function findProject(
  ports: Ports,
  asker: Asker,
  name: string | null,
): Promise<Outcome<Project>> {
  const projects = await ports.store.projects();
  if (projects.length === 0) return no({ code: 'no-project-yet' });
  if (name !== null) {
    const named = projects.find((project) => project.name.toLowerCase() === name.toLowerCase());
    if (named !== undefined) return yes(named);
    const readable = await readableProjects(ports, asker, projects);
    return no({ code: 'project-unknown', text: name, known: readable.projects.map((one) => one.name) });
  }
  const here = projects.filter(({ channelId }) => channelId === asker.place.channelId);
  const [only] = here.length > 0 ? here : projects;
  const isClear = here.length === 1 || (here.length === 0 && projects.length === 1);
  if (isClear && only !== undefined) return yes(only);
  const readable = await readableProjects(ports, asker, here.length > 0 ? here : projects);
  return readable.projects.length === 0 && readable.refusal !== null
    ? no(readable.refusal)
    : no({ code: 'project-unclear', known: readable.projects.map((one) => one.name) });
}

/** Whether a word is a project's name: it may stand first in most commands. */
export async function isProjectName({ store }: Ports, word: string): Promise<boolean> {
  return (await store.projects()).some((project) => project.name.toLowerCase() === word.toLowerCase());
}

import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Place } from '../domain/request/request.ts';
import type { Ports } from '../ports.ts';

/** The project that was named; without a name, the channel's own, or the only one there is. */
export async function findProject(
  ports: Ports,
  name: string | null,
  place: Place,
): Promise<Outcome<Project>> {
  const projects = await ports.store.projects();
  const known = projects.map((project) => project.name);
  if (projects.length === 0) return no({ code: 'no-project-yet' });
  if (name !== null) {
    const named = projects.find((project) => project.name.toLowerCase() === name.toLowerCase());
    return named === undefined ? no({ code: 'project-unknown', text: name, known }) : yes(named);
  }
  const here = projects.filter(({ channelId }) => channelId === place.channelId);
  const [only] = here.length > 0 ? here : projects;
  const isClear = here.length === 1 || (here.length === 0 && projects.length === 1);
  return isClear && only !== undefined ? yes(only) : no({ code: 'project-unclear', known });
}

/** Whether a word is a project's name: it may stand first in most commands. */
export async function isProjectName({ store }: Ports, word: string): Promise<boolean> {
  return (await store.projects()).some((project) => project.name.toLowerCase() === word.toLowerCase());
}

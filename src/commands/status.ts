import { parseProjectId } from '../domain/ids.ts';
import { readStatus, statusOf } from '../operations/read-status.ts';
import { readableProjects } from '../operations/readable-projects.ts';
import { renderStatuses } from '../views/statuses.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'status', usage: ['status [project or version]'] };

/** `/release status`: what runs where, what is in flight, and what waits for whom. */
export const statusCommand: Command = {
  ...form,
  summary: 'Shows what runs where, what is in flight, and what waits for whom.',
  examples: ['status', 'status storefront', 'status 1.5'],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const hasWord = words.peek() !== null;
    const project = await takeProject(context, words);
    // Without a word and with several projects, all that the person may read are shown.
    if (!project.ok) {
      return hasWord || project.refusal.code !== 'project-unclear' ? refuse(project.refusal) : allOf(context);
    }
    const version = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const status = await readStatus(ports, asker, project.value, version);
    return status.ok ? say(renderStatuses([status.value], ports.clock.now())) : refuse(status.refusal);
  },
  buttons: {
    // The value names the project.
    'status:show': async ({ ports, asker }, value) => {
      const project = await ports.store.project(parseProjectId(value));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const status = await readStatus(ports, asker, project);
      return status.ok ? say(renderStatuses([status.value], ports.clock.now())) : refuse(status.refusal);
    },
  },
};

async function allOf({ ports, asker }: Context): Promise<Reply> {
  const { projects, refusal } = await readableProjects(ports, asker, await ports.store.projects());
  if (projects.length === 0 && refusal !== null) return refuse(refusal);
  const statuses = await Promise.all(projects.map((project) => statusOf(ports, project)));
  return say(renderStatuses(statuses, ports.clock.now()));
}

import { parseProjectId } from '../domain/ids.ts';
import { readHistory } from '../operations/read-history.ts';
import { renderHistory } from '../views/history.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'history', forms: ['/release history [project]'] };

/** `/release history`: the record, newest first. */
export const historyCommand: Command = {
  ...form,
  summary: 'Shows the record of a project, newest first.',
  examples: ['/release history'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const outcome = await readHistory(ports, asker, { project: project.value, before: null });
    return outcome.ok ? say(renderHistory(outcome.value, project.value.id)) : refuse(outcome.refusal);
  },
  buttons: {
    // The value names the project and where to read on.
    'history:older': async ({ ports, asker }, value) => {
      const [id = '', before = ''] = value.split(' ');
      const project = await ports.store.project(parseProjectId(id));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const outcome = await readHistory(ports, asker, { project, before: Number(before) });
      return outcome.ok ? say(renderHistory(outcome.value, project.id)) : refuse(outcome.refusal);
    },
  },
};

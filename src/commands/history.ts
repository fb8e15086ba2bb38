import { findProject } from '../operations/find-project.ts';
import { readHistory } from '../operations/read-history.ts';
import { renderHistory } from '../views/history.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'history', usage: ['history [project] [environment]'] };

/** `/release history`: the record, newest first. The value of *Older* says where to read on, then of what. */
export const historyCommand: Command = {
  ...form,
  summary: 'Shows the record of a project or of one environment, newest first.',
  examples: ['history', 'history production'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const environment = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const outcome = await readHistory(ports, asker, { project: project.value, environment, before: null });
    return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
  },
  buttons: {
    'history:older': async ({ ports, asker }, value) => {
      const [before = '', name = '', environment = null] = value.split(' ');
      const found = await findProject(ports, asker, name);
      if (!found.ok) return refuse(found.refusal);
      const page = { project: found.value, environment, before: Number(before) };
      const outcome = await readHistory(ports, asker, page);
      return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
    },
  },
};

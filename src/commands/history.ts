import { findProject } from '../operations/find-project.ts';
import { readHistory } from '../operations/read-history.ts';
import { renderHistory } from '../views/history.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'history', usage: ['history [project]'] };

/** `/release history`: the record, newest first. */
export const historyCommand: Command = {
  ...form,
  summary: 'Shows the record of a project, newest first.',
  examples: ['history'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker } = context;
    const outcome = await readHistory(ports, asker, { project: project.value, before: null });
    return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
  },
  buttons: {
    // The value names where to read on, and the project.
    'history:older': async ({ ports, asker }, value) => {
      const [before = '', name = ''] = value.split(' ');
      const found = await findProject(ports, asker, name);
      if (!found.ok) return refuse(found.refusal);
      const project = found.value;
      const outcome = await readHistory(ports, asker, { project, before: Number(before) });
      return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
    },
  },
};

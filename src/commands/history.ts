import { findEnvironment } from '../operations/find-environment.ts';
import { findProject } from '../operations/find-project.ts';
import { readHistory } from '../operations/read-history.ts';
import { renderHistory } from '../views/history.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { unexpected } from './words.ts';

const form = { name: 'history', usage: ['history [project] [environment]'] };

/** `/release history`: the record, newest first. */
export const historyCommand: Command = {
  ...form,
  summary: 'Shows the record of a project, or of one of its environments, newest first.',
  examples: ['history', 'history production'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const name = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const environment = name === null ? null : findEnvironment(project.value, name);
    if (environment !== null && !environment.ok) {
      return refuseTo(context, 'read', project.value, environment.refusal);
    }
    const { ports, asker } = context;
    const outcome = await readHistory(ports, asker, {
      project: project.value,
      environment: environment?.value.name ?? null,
      before: null,
    });
    return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
  },
  buttons: {
    // The value names where to read on, the project, and the environment where it is of one.
    'history:older': async ({ ports, asker }, value) => {
      const [before = '', name = '', environment = null] = value.split(' ');
      const found = await findProject(ports, asker, name);
      if (!found.ok) return refuse(found.refusal);
      const project = found.value;
      const outcome = await readHistory(ports, asker, { project, environment, before: Number(before) });
      return outcome.ok ? say(renderHistory(outcome.value)) : refuse(outcome.refusal);
    },
  },
};

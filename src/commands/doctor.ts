import { runDoctor } from '../operations/run-doctor.ts';
import { renderCheckups } from '../views/findings/checkups.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'doctor', usage: ['doctor [project]'] };

/** `/release doctor`: everything that a cut or promotion will need. */
export const doctorCommand: Command = {
  ...form,
  summary: 'Checks everything a cut or promotion will need, on Slack and on GitHub, and says how to mend it.',
  examples: ['doctor'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const outcome = await runDoctor(context.ports, context.asker, project.value);
    return outcome.ok ? say(renderCheckups([outcome.value])) : refuse(outcome.refusal);
  },
};

import { waiveFix } from '../operations/waive-fix.ts';
import { renderWaived } from '../views/pick/waived.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, takeReason, unexpected } from './words.ts';

const form = { name: 'waive', usage: ['waive [project] <PR or sha> because …'] };

/** `/release waive`: a fix of an earlier release is no longer asked of later ones. */
export const waiveCommand: Command = {
  ...form,
  summary: 'Says that later releases need not have a fix that was picked into an earlier one.',
  examples: ['waive #123 because 1.6 has another tax module'],
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const text = words.take();
    if (text === null) return misunderstood(missing(form, 'a pull request or a commit'));
    const because = takeReason(words);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['because']));
    const outcome = await waiveFix(context.ports, context.asker, {
      project: project.value,
      text,
      because: because ?? '',
    });
    return outcome.ok ? say(renderWaived(outcome.value)) : refuse(outcome.refusal);
  },
};

import { diffVersions } from '../operations/diff-versions.ts';
import { renderDiff } from '../views/differences.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'diff', usage: ['diff [project] <a> <b>'] };

/** `/release diff`: what lies between two versions. */
export const diffCommand: Command = {
  ...form,
  summary: 'Shows commits, pull requests and migrations between two versions.',
  examples: ['diff 1.4 1.5', 'diff 1.5.0-rc.1 1.5.0-rc.2'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const from = words.take();
    const to = words.take();
    const more = words.take();
    if (from === null || to === null) return misunderstood(missing(form, 'two versions'));
    if (more !== null) return misunderstood(unexpected(form, more));
    const { ports, asker, progress } = context;
    const outcome = await diffVersions(ports, asker, { project: project.value, from, to }, progress);
    return outcome.ok ? say(renderDiff(outcome.value)) : refuse(outcome.refusal);
  },
};

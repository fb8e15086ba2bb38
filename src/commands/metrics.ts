import { readMetrics } from '../operations/read-metrics.ts';
import { renderMetrics } from '../views/digest/metrics.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'metrics', usage: ['metrics [project]'] };

/** `/release metrics`: how a project delivers, in numbers. */
export const metricsCommand: Command = {
  ...form,
  summary:
    'Shows how often and how fast a project delivers, how often that fails, and how long until it is mended.',
  examples: ['metrics', 'metrics storefront'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const metrics = await readMetrics(context.ports, context.asker, project.value);
    return metrics.ok ? say(renderMetrics(metrics.value)) : refuse(metrics.refusal);
  },
};

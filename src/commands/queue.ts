import { parseDeploymentId } from '../domain/ids.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { moveInQueue } from '../operations/move-in-queue.ts';
import { readQueue } from '../operations/read-queue.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { renderQueue } from '../views/deployment/queue.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { unexpected } from './words.ts';

const form = { name: 'queue', usage: ['queue [project] [environment]'] };

/** `/release queue`: the lanes, in which a captain may move somebody up. */
export const queueCommand: Command = {
  ...form,
  summary: 'Shows what runs, what is queued behind it, and about when each starts.',
  examples: ['queue', 'queue production'],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const name = words.take();
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const environment = name === null ? null : findEnvironment(project.value, name);
    if (environment !== null && !environment.ok) {
      return refuseTo(context, 'read', project.value, environment.refusal);
    }
    const queue = await readQueue(ports, asker, {
      project: project.value,
      environment: environment?.value ?? null,
    });
    return queue.ok ? say(renderQueue(queue.value, ports.clock.now())) : refuse(queue.refusal);
  },
  buttons: {
    'queue:up': async ({ ports, asker }, value) => {
      const outcome = await moveInQueue(ports, asker, parseDeploymentId(value));
      return outcome.ok
        ? say(renderDeploymentDone({ kind: 'moved', ...outcome.value }))
        : refuse(outcome.refusal);
    },
  },
};

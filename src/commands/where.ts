import { parseProjectId } from '../domain/ids.ts';
import { readJourney } from '../operations/read-journey.ts';
import { watchChange } from '../operations/watch-change.ts';
import { renderJourney, renderWatched } from '../views/pick/journey.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, unexpected } from './words.ts';

const form = { name: 'where', usage: ['where [project] <PR, sha or ticket>'] };

/** `/release where`: how far a change has come. */
export const whereCommand: Command = {
  ...form,
  summary: 'Shows how far a change has come, and what stands between it and production.',
  examples: ['where #123', 'where 3f2c1ab', 'where SHOP-42'],
  isLong: true,
  answer: async (context, words) => {
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const text = words.take();
    if (text === null) return misunderstood(missing(form, 'a pull request, a commit or a ticket'));
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more));
    const journey = await readJourney(context.ports, context.asker, { project: project.value, text });
    return journey.ok ? say(renderJourney(journey.value)) : refuse(journey.refusal);
  },
  buttons: {
    'where:watch': async ({ ports, asker }, value) => {
      const [id = '', text = ''] = value.split(/ (.*)/s);
      const project = await ports.store.project(parseProjectId(id));
      if (project === null) return refuse({ code: 'no-project-yet' });
      const outcome = await watchChange(ports, asker, { project, text });
      return outcome.ok ? say(renderWatched(outcome.value.what)) : refuse(outcome.refusal);
    },
  },
};

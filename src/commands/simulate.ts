import { findEnvironment } from '../operations/find-environment.ts';
import { findVersion } from '../operations/find-version.ts';
import { simulatePromotion } from '../operations/simulate-promotion.ts';
import { renderSimulation } from '../views/deployment/ladder.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { readTimeOf } from './time-word.ts';
import { missing, unexpected } from './words.ts';

const form = {
  name: 'simulate',
  usage: ['simulate promote [project] <version> to <environment> at <time>'],
};

/** `/release simulate`: the ladder as it would be at another time; nothing is asked for. */
export const simulateCommand: Command = {
  ...form,
  summary: 'Shows the gates as they would answer at another time. Asks for nothing.',
  examples: [
    'simulate promote 1.5 to production at tomorrow 9:00',
    'simulate promote rc2 to production at in 2h',
  ],
  answer: async (context, words) => {
    const { ports, asker, progress } = context;
    if (!words.accept('promote')) return misunderstood(missing(form, '“promote”'));
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const version = words.take();
    if (version === null) return misunderstood(missing(form, 'a version'));
    if (!words.accept('to')) return misunderstood(missing(form, '“to” and an environment'));
    const name = words.take();
    if (name === null) return misunderstood(missing(form, 'an environment after “to”'));
    if (!words.accept('at')) return misunderstood(missing(form, '“at” and a time'));
    const said = words.rest();
    const time = await readTimeOf(context, said);
    if (time === null) return misunderstood(unexpected(form, said, ['tomorrow 9:00']));
    const found = await findVersion(ports, project.value, version);
    if (!found.ok) return refuseTo(context, 'read', project.value, found.refusal);
    const environment = findEnvironment(project.value, name);
    if (!environment.ok) return refuseTo(context, 'read', project.value, environment.refusal);
    const wish = {
      project: project.value,
      ...found.value,
      environment: environment.value.name,
      at: time.at,
    };
    const simulation = await simulatePromotion(ports, asker, wish, progress);
    return simulation.ok ? say(renderSimulation(simulation.value)) : refuse(simulation.refusal);
  },
};

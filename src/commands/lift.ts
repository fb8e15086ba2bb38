import { clearBad } from '../operations/clear-bad.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { findVersion } from '../operations/find-version.ts';
import { liftHold } from '../operations/lift-hold.ts';
import { renderRollbackAct } from '../views/rollback/rollback-done.ts';
import { type Command, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { missing, takeReason, unexpected } from './words.ts';

const form = {
  name: 'lift',
  usage: ['lift [project] hold <environment> because …', 'lift [project] bad <version> because …'],
};

/** `/release lift`: takes back what Waybill stopped after a rollback or a failed verification. */
export const liftCommand: Command = {
  ...form,
  summary: 'Lifts the hold of an environment, or says that a candidate is not bad after all.',
  examples: ['lift hold production because the fix is in 1.6.1', 'lift bad 1.6.0-rc.1 because …'],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const isHold = words.accept('hold');
    const isBad = !isHold && words.accept('bad');
    const name = words.take();
    if (name === null) return misunderstood(missing(form, isBad ? 'a version' : 'an environment'));
    const environment = findEnvironment(project.value, name);
    const because = takeReason(words) ?? '';
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['because']));
    // Without either word, the name tells which is meant.
    if (isHold || (!isBad && environment.ok)) {
      if (!environment.ok) return refuse(environment.refusal);
      const about = { project: project.value, environment: environment.value, because };
      const lifted = await liftHold(ports, asker, about);
      return lifted.ok ? say(renderRollbackAct({ kind: 'lifted', ...lifted.value })) : refuse(lifted.refusal);
    }
    const found = await findVersion(ports, project.value, name);
    if (!found.ok && !isBad) return misunderstood(unexpected(form, name, ['hold', 'bad']));
    if (!found.ok) return refuse(found.refusal);
    const { id: candidateId } = found.value.candidate;
    const cleared = await clearBad(ports, asker, { project: project.value, candidateId, because });
    return cleared.ok
      ? say(renderRollbackAct({ kind: 'cleared', ...cleared.value }))
      : refuse(cleared.refusal);
  },
};

import { parseProjectId } from '../domain/ids.ts';
import { changeTrain } from '../operations/change-train.ts';
import { readSchedule } from '../operations/read-schedule.ts';
import { renderTrainChanged } from '../views/schedule/done.ts';
import { renderSchedule } from '../views/schedule/schedule.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = { name: 'schedule', usage: ['schedule [project]', 'schedule [project] <skip or resume> [cut]'] };

const states = { skip: 'skipped', resume: 'expected' } as const;

/** `/release schedule`: what happens by itself and when; a captain skips the next one, or resumes it. */
export const scheduleCommand: Command = {
  ...form,
  summary: 'Shows what happens by itself and when. A captain skips the next cut, or resumes it.',
  examples: ['schedule', 'schedule skip cut', 'schedule resume cut'],
  answer: async (context, words) => {
    const { ports, asker } = context;
    const project = await takeProject(context, words);
    if (!project.ok) return refuse(project.refusal);
    const wish = words.take()?.toLowerCase() ?? null;
    if (wish === null) {
      const schedule = await readSchedule(ports, asker, project.value);
      return schedule.ok ? say(renderSchedule(schedule.value)) : refuse(schedule.refusal);
    }
    if (wish !== 'skip' && wish !== 'resume') {
      return misunderstood(unexpected(form, wish, ['skip', 'resume', project.value.name]));
    }
    words.accept('cut');
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['cut']));
    return change(context, project.value, states[wish], null);
  },
  buttons: {
    'schedule:skip': (context, value) => changeByButton(context, value, 'skipped'),
    'schedule:resume': (context, value) => changeByButton(context, value, 'expected'),
  },
};

type Project = Parameters<typeof changeTrain>[2]['project'];

async function change(
  { ports, asker }: Context,
  project: Project,
  state: 'skipped' | 'expected',
  dueAt: Date | null,
): Promise<Reply> {
  const outcome = await changeTrain(ports, asker, { project, state, dueAt });
  return outcome.ok ? say(renderTrainChanged(outcome.value)) : refuse(outcome.refusal);
}

/** A button says which project's train of which time it means. */
async function changeByButton(
  context: Context,
  value: string,
  state: 'skipped' | 'expected',
): Promise<Reply> {
  const [id = '', at = ''] = value.split(' ');
  const project = await context.ports.store.project(parseProjectId(id));
  if (project === null || project.retiredAt !== null) return refuse({ code: 'no-project-yet' });
  return change(context, project, state, new Date(at));
}

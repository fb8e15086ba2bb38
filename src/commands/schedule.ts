import { parseProjectId } from '../domain/ids.ts';
import { changeDigest } from '../operations/change-digest.ts';
import { changeTrain } from '../operations/change-train.ts';
import { readSchedule } from '../operations/read-schedule.ts';
import { renderTimeChanged } from '../views/schedule/done.ts';
import { renderSchedule } from '../views/schedule/schedule.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { unexpected } from './words.ts';

const form = {
  name: 'schedule',
  usage: ['schedule [project]', 'schedule [project] <skip or resume> [cut or digest]'],
};

const states = { skip: 'skipped', resume: 'expected' } as const;

/** `/release schedule`: what happens by itself and when; a captain skips the next one, or resumes it. */
export const scheduleCommand: Command = {
  ...form,
  summary: 'Shows what happens by itself and when. A captain skips the next cut or digest, or resumes it.',
  examples: ['schedule', 'schedule skip cut', 'schedule resume cut', 'schedule skip digest'],
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
    const isDigest = words.accept('digest');
    if (!isDigest) words.accept('cut');
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['cut', 'digest']));
    const asked = { project: project.value, state: states[wish], dueAt: null };
    return isDigest ? skipDigest(context, asked) : skipTrain(context, asked);
  },
  buttons: {
    'schedule:skip': (context, value) => byButton(context, value, 'skipped', skipTrain),
    'schedule:resume': (context, value) => byButton(context, value, 'expected', skipTrain),
    'schedule:skip-digest': (context, value) => byButton(context, value, 'skipped', skipDigest),
    'schedule:resume-digest': (context, value) => byButton(context, value, 'expected', skipDigest),
  },
};

type Asked = Parameters<typeof changeTrain>[2];

async function skipTrain({ ports, asker }: Context, asked: Asked): Promise<Reply> {
  const outcome = await changeTrain(ports, asker, asked);
  return outcome.ok ? say(renderTimeChanged({ what: 'train', ...outcome.value })) : refuse(outcome.refusal);
}

async function skipDigest({ ports, asker }: Context, asked: Asked): Promise<Reply> {
  const outcome = await changeDigest(ports, asker, asked);
  return outcome.ok ? say(renderTimeChanged({ what: 'digest', ...outcome.value })) : refuse(outcome.refusal);
}

/** A button says which project's train or digest of which time it means. */
async function byButton(
  context: Context,
  value: string,
  state: Asked['state'],
  change: (context: Context, asked: Asked) => Promise<Reply>,
): Promise<Reply> {
  const [id = '', at = ''] = value.split(' ');
  const project = await context.ports.store.project(parseProjectId(id));
  if (project === null || project.retiredAt !== null) return refuse({ code: 'no-project-yet' });
  return change(context, { project, state, dueAt: new Date(at) });
}

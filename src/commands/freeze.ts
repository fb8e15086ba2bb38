import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { FreezeScope } from '../domain/policy/freeze-scope.ts';
import { endFreeze } from '../operations/end-freeze.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { readFreezes } from '../operations/read-freezes.ts';
import { setFreeze } from '../operations/set-freeze.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { renderFreezes } from '../views/deployment/freezes.ts';
import { type Command, type Context, misunderstood, refuse, say } from './command.ts';
import { takeProject } from './project-word.ts';
import { readTimeOf } from './time-word.ts';
import { missing, takeReason, unexpected, type Words } from './words.ts';

const form = {
  name: 'freeze',
  usage: ['freeze', 'freeze <everything, [project] or [project] environment> [until <time>] because …'],
};
const endForm = { name: 'unfreeze', usage: ['unfreeze <everything, [project] or [project] environment>'] };

/** `/release freeze`: stops promotions; alone, it lists what is stopped. */
export const freezeCommand: Command = {
  ...form,
  summary: 'Stops promotions to an environment, of a project or of everything. What runs goes on.',
  examples: [
    'freeze',
    'freeze production until 18:00 because the shop is on television',
    'freeze project until tomorrow 9:00 because …',
    'freeze everything until 2026-12-24 12:00 because …',
  ],
  answer: async (context, words) => {
    const { ports, asker } = context;
    if (words.peek() === null) {
      const freezes = await readFreezes(ports, asker);
      return freezes.ok ? say(renderFreezes(freezes.value)) : refuse(freezes.refusal);
    }
    const scope = await takeScope(context, words);
    if (!scope.ok) return refuse(scope.refusal);
    const hasUntil = words.accept('until');
    const said = hasUntil ? takeTimeWords(words) : '';
    const until = hasUntil ? await readTimeOf(context, said) : null;
    if (hasUntil && until === null) {
      const right = 'a time after “until”: 18:00, tomorrow 9:00, 2026-12-24 12:00 or in 2h';
      return misunderstood(said === '' ? missing(form, right) : unexpected(form, said, ['tomorrow 9:00']));
    }
    if (until !== null && until.at <= ports.clock.now()) {
      return misunderstood(missing(form, 'a time after “until” that is still to come'));
    }
    const because = takeReason(words);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['until', 'because']));
    const outcome = await setFreeze(ports, asker, {
      scope: scope.value,
      untilAt: until?.at ?? null,
      because: because ?? '',
    });
    return outcome.ok
      ? say(renderDeploymentDone({ kind: 'frozen', scope: scope.value, until }))
      : refuse(outcome.refusal);
  },
};

/** `/release unfreeze`: ends what was stopped. */
export const unfreezeCommand: Command = {
  ...endForm,
  summary: 'Ends a freeze: by who set it, a captain or an admin.',
  examples: ['unfreeze production', 'unfreeze project', 'unfreeze everything'],
  answer: async (context, words) => {
    if (words.peek() === null) return misunderstood(missing(endForm, 'what is to be no longer frozen'));
    const scope = await takeScope(context, words);
    if (!scope.ok) return refuse(scope.refusal);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(endForm, more));
    const outcome = await endFreeze(context.ports, context.asker, scope.value);
    return outcome.ok
      ? say(renderDeploymentDone({ kind: 'unfrozen', scope: scope.value }))
      : refuse(outcome.refusal);
  },
};

/** `everything`, `project` (this channel's), a project's name, an environment's, or both. */
async function takeScope(context: Context, words: Words): Promise<Outcome<FreezeScope>> {
  if (words.accept('everything')) return yes({ kind: 'everything' });
  const before = words.peek();
  const isThisProject = words.accept('project');
  const found = await takeProject(context, words);
  if (!found.ok) return found;
  const { id: projectId, name: project, configuration } = found.value;
  const next = words.peek();
  const ends = next === null || ['until', 'because'].includes(next.toLowerCase());
  if (isThisProject || (ends && next !== before)) return yes({ kind: 'project', projectId, project });
  if (next === null) {
    return no({
      code: 'environment-unknown',
      text: '',
      known: configuration.environments.map(({ name }) => name),
    });
  }
  const environment = findEnvironment(found.value, next);
  if (!environment.ok) return environment;
  words.take();
  return yes({ kind: 'environment', projectId, project, environment: environment.value.name });
}

/** All up to `because`: a time may have several words. */
function takeTimeWords(words: Words): string {
  const said: string[] = [];
  for (let word = words.peek(); word !== null && word.toLowerCase() !== 'because'; word = words.peek()) {
    said.push(word);
    words.take();
  }
  return said.join(' ');
}

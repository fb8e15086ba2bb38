import type { ReadTime } from '../domain/calendar/read-time.ts';
import { parseFreezeId } from '../domain/ids.ts';
import type { FreezeScope } from '../domain/policy/freeze-scope.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { UsageProblem } from '../domain/usage-problem.ts';
import { endFreeze } from '../operations/end-freeze.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import { readFreezes } from '../operations/read-freezes.ts';
import { setFreeze } from '../operations/set-freeze.ts';
import { renderDeploymentDone } from '../views/deployment/done.ts';
import { renderFreezes } from '../views/deployment/freezes.ts';
import { type Command, type Context, misunderstood, type Reply, refuse, say } from './command.ts';
import { type FreezeReason, readFreezeReason } from './freeze-reason.ts';
import { takeProject } from './project-word.ts';
import { refuseTo } from './refuse-to.ts';
import { readTimeOf } from './time-word.ts';
import { missing, takeReason, takeUntil, unexpected, type Words } from './words.ts';

const form = {
  name: 'freeze',
  usage: [
    'freeze',
    'freeze <everything, [project] or [project] environment> [from <time>] [until <time>] because …',
  ],
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
    'freeze everything from 2026-12-24 12:00 until 2027-01-04 because …',
  ],
  answer: async (context, words) => {
    const { ports, asker } = context;
    if (words.peek() === null) {
      const freezes = await readFreezes(ports, asker);
      return freezes.ok ? say(renderFreezes(freezes.value)) : refuse(freezes.refusal);
    }
    const scope = await takeScope(context, words);
    if (!scope.ok) return refuseScope(context, 'freeze deployments', scope);
    const from = await takeTime(context, words, 'from');
    if (from !== null && 'usage' in from) return misunderstood(from);
    const until = await takeTime(context, words, 'until');
    if (until !== null && 'usage' in until) return misunderstood(until);
    if (from !== null && until !== null && until.at <= from.at) {
      return misunderstood(missing(form, 'a time after “until” that is later than the one after “from”'));
    }
    const typed = takeReason(words);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(form, more, ['from', 'until', 'because']));
    const reason =
      until === null ? await readFreezeReason(context, typed ?? '', from?.at ?? null) : untouched(typed);
    const outcome = await setFreeze(ports, asker, {
      scope: scope.value,
      fromAt: from?.at ?? null,
      untilAt: (until ?? reason.until)?.at ?? null,
      because: reason.because,
    });
    const end = {
      until: until ?? reason.until,
      isReadInReason: reason.until !== null,
      unread: reason.unread,
    };
    return outcome.ok
      ? say(renderDeploymentDone({ kind: 'frozen', scope: scope.value, from, ...end }))
      : refuse(outcome.refusal);
  },
  buttons: {
    'freeze:end': async ({ ports, asker }, value) => {
      const outcome = await endFreeze(ports, asker, parseFreezeId(value));
      return outcome.ok
        ? say(renderDeploymentDone({ kind: 'unfrozen', scope: outcome.value.scope }))
        : refuse(outcome.refusal);
    },
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
    if (!scope.ok) return refuseScope(context, 'end a freeze', scope);
    const more = words.take();
    if (more !== null) return misunderstood(unexpected(endForm, more));
    const outcome = await endFreeze(context.ports, context.asker, scope.value);
    return outcome.ok
      ? say(renderDeploymentDone({ kind: 'unfrozen', scope: scope.value }))
      : refuse(outcome.refusal);
  },
};

const untouched = (because: string | null): FreezeReason => ({
  because: because ?? '',
  until: null,
  unread: null,
});

type Scope =
  | { readonly ok: true; readonly value: FreezeScope }
  /** The project whose environments the refusal names; null where it names none. */
  | { readonly ok: false; readonly refusal: Refusal; readonly project: Project | null };

const refuseScope = async (
  context: Context,
  act: 'freeze deployments' | 'end a freeze',
  { project, refusal }: Extract<Scope, { ok: false }>,
): Promise<Reply> => (project === null ? refuse(refusal) : refuseTo(context, act, project, refusal));

/** `everything`, `project` (this channel's), a project's name, an environment's, or both. */
async function takeScope(context: Context, words: Words): Promise<Scope> {
  if (words.accept('everything')) return { ok: true, value: { kind: 'everything' } };
  const before = words.peek();
  const isThisProject = words.accept('project');
  const found = await takeProject(context, words);
  if (!found.ok) return { ...found, project: null };
  const { id: projectId, name: project, configuration } = found.value;
  const next = words.peek();
  const ends = next === null || ['from', 'until', 'because'].includes(next.toLowerCase());
  if (isThisProject || (ends && next !== before)) {
    return { ok: true, value: { kind: 'project', projectId, project } };
  }
  if (next === null) {
    const known = configuration.environments.map(({ name }) => name);
    return { ok: false, refusal: { code: 'environment-unknown', text: '', known }, project: found.value };
  }
  const environment = findEnvironment(found.value, next);
  if (!environment.ok) return { ...environment, project: found.value };
  words.take();
  return {
    ok: true,
    value: { kind: 'environment', projectId, project, environment: environment.value.name },
  };
}

/** The time after `from` or `until`; null where the word is not there. */
async function takeTime(
  context: Context,
  words: Words,
  keyword: 'from' | 'until',
): Promise<ReadTime | { readonly usage: UsageProblem } | null> {
  if (!words.accept(keyword)) return null;
  const said = takeUntil(words, ['until', 'because']);
  const time = await readTimeOf(context, said);
  const right = `a time after “${keyword}”`;
  if (time === null) {
    return said === ''
      ? missing(form, `${right}: 18:00, tomorrow 9:00, 2026-12-24 12:00 or in 2h`)
      : unexpected(form, said, ['tomorrow 9:00']);
  }
  return time.at > context.ports.clock.now() ? time : missing(form, `${right} that is still to come`);
}

import { parseDeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Rollback } from '../domain/rollback/rollback.ts';
import { authorize } from '../operations/authorize.ts';
import { clearBad } from '../operations/clear-bad.ts';
import { explainRollback } from '../operations/explain-rollback.ts';
import { findDeployment } from '../operations/find-deployment.ts';
import { findLastRollback } from '../operations/find-last-rollback.ts';
import { goOnWithRollback } from '../operations/go-on-with-rollback.ts';
import { liftHold } from '../operations/lift-hold.ts';
import { type RollbackActDone, renderRollbackAct } from '../views/rollback/rollback-done.ts';
import { type Asked, askWhy, reasonOf, withReason } from './ask-why.ts';
import { type Command, type Context, type Reply, refuse, say } from './command.ts';
import { type Where, whereOfRollback } from './rollback-of.ts';

type Typed = NonNullable<Asked['typed']>;

/** By the button: its window's title, and what can be typed instead. */
const windows: Readonly<Record<string, { readonly title: string; readonly typed: Typed }>> = {
  'rollback:explain': {
    title: 'Say why',
    typed: ({ environment }) => `rollback ${environment} explain because …`,
  },
  'rollback:lift': { title: 'Lift hold', typed: ({ environment }) => `lift hold ${environment} because …` },
  'rollback:clear': { title: 'Not bad', typed: ({ candidate }) => `lift bad ${candidate} because …` },
  'rollback:go-on': {
    title: 'Nothing runs',
    typed: ({ environment }) => `rollback ${environment} nothing runs because …`,
  },
};

/** What the messages about a rollback, and about a hold, offer; each asks for a reason. */
export const rollbackActs = {
  modals: Object.fromEntries(Object.entries(windows).map(([action, { title }]) => [action, title])),
  buttons: Object.fromEntries(
    Object.entries(windows).map(([action, window]) => [
      action,
      (context: Context, value: string) =>
        askWhy(context, value, { ...window, callback: `${action}-submit`, about: 'what goes away' }),
    ]),
  ),
  submissions: {
    'rollback:explain-submit': withReason(explainRollback, (value) =>
      renderRollbackAct({ kind: 'explained', ...value }),
    ),
    'rollback:go-on-submit': withReason(goOnWithRollback, (value) =>
      renderRollbackAct({ kind: 'went-on', ...value }),
    ),
    'rollback:lift-submit': async (context, submission) => {
      const where = await whereOfRollback(context, submission.context);
      if (!where.ok) return refuse(where.refusal);
      const lifted = await liftHold(context.ports, context.asker, {
        ...where.value,
        because: reasonOf(submission),
      });
      return done(lifted, (value) => ({ kind: 'lifted', ...value }));
    },
    'rollback:clear-submit': async (context, submission) => {
      const found = await rollbackOf(context, submission.context);
      if (!found.ok) return refuse(found.refusal);
      const { project, rollback } = found.value;
      const cleared = await clearBad(context.ports, context.asker, {
        project,
        candidateId: rollback.away.candidateId,
        because: reasonOf(submission),
      });
      return done(cleared, (value) => ({ kind: 'cleared', ...value }));
    },
  },
} as const satisfies Pick<Command, 'modals' | 'buttons' | 'submissions'>;

/** The same as text, for the last rollback of an environment: its reason, or that nothing runs which it waits for. */
export async function answerAfterwards(
  { ports, asker }: Context,
  { project, environment }: Where,
  { act, because }: { readonly act: 'explain' | 'go-on'; readonly because: string | null },
): Promise<Reply> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return refuse(permitted.refusal);
  const id = await findLastRollback(ports, { projectId: project.id, environment: environment.name });
  if (id === null) return refuse({ code: 'never-rolled-back', environment: environment.name });
  const said = { id, because: because ?? '' };
  return act === 'explain'
    ? done(await explainRollback(ports, asker, said), (value) => ({ kind: 'explained', ...value }))
    : done(await goOnWithRollback(ports, asker, said), (value) => ({ kind: 'went-on', ...value }));
}

function done<T>(outcome: Outcome<T>, words: (value: T) => RollbackActDone): Reply {
  return outcome.ok ? say(renderRollbackAct(words(outcome.value))) : refuse(outcome.refusal);
}

async function rollbackOf({ ports }: Context, value: string) {
  const found = await findDeployment(ports, parseDeploymentId(value));
  if (!found.ok) return found;
  const { rollback } = found.value.deployment;
  return rollback === null
    ? no({ code: 'deployment-unknown' })
    : yes({ ...found.value, rollback: rollback satisfies Rollback });
}

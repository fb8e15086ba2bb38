import { parseDeploymentId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Asker } from '../operations/authorize.ts';
import type { Ports } from '../ports.ts';
import { reasonView, renderTyped } from '../views/deployment/reason-view.ts';
import type { Message } from '../views/message.ts';
import {
  type Command,
  type Context,
  type Reply,
  refuse,
  type Submission,
  say,
  showModal,
} from './command.ts';
import { deploymentOf } from './deployment-of.ts';

/** What a window asks a reason for: to send a candidate somewhere, or to take one away from there. */
export type Asked = {
  readonly title: string;
  readonly callback: string;
  readonly about: 'what goes there' | 'what goes away';
  /** What can be typed instead, where the window cannot be opened; left out where there is no such thing. */
  readonly typed?: (about: { readonly candidate: string; readonly environment: string }) => string;
};

/** The window that asks why, before something is done about the deployment whose id the button carries. */
export async function askWhy(context: Context, value: string, asked: Asked): Promise<Reply> {
  const found = await deploymentOf(context, value);
  if (!found.ok) return refuse(found.refusal);
  const { candidate, deployment } = found.value;
  const { title, callback, about, typed } = asked;
  // Something may go away without a rollback: a failed verification's own candidate is what its hold is about.
  const away = about === 'what goes away' ? deployment.rollback?.away.name : undefined;
  const named = { candidate: away ?? candidate.name, environment: deployment.environment };
  return showModal(
    reasonView({ title, submit: title, callback, context: value, about: named, least: 1 }),
    typed === undefined ? undefined : renderTyped(title, typed(named)),
  );
}

export const reasonOf = ({ values }: Submission): string => String(values['reason'] ?? '');

type Act<T> = (
  ports: Ports,
  asker: Asker,
  why: { readonly id: ReturnType<typeof parseDeploymentId>; readonly because: string },
) => Promise<Outcome<T>>;

/** Does with the reason what the window was opened for. */
export const withReason =
  <T>(act: Act<T>, words: (value: T) => Message): NonNullable<Command['submissions']>[string] =>
  async ({ ports, asker }, submission) => {
    const [id = ''] = submission.context.split(' ');
    const outcome = await act(ports, asker, {
      id: parseDeploymentId(id),
      because: reasonOf(submission),
    });
    return outcome.ok ? say(words(outcome.value)) : refuse(outcome.refusal);
  };

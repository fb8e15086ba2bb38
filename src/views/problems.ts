import type { IntegrationError } from '../domain/integration/integration-error.ts';
import type { UsageProblem } from '../domain/usage-problem.ts';
import { context, lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { brokeSentence } from './reception.ts';
import { wait } from './text/duration.ts';
import { githubTokenRefused } from './text/github-token-refused.ts';
import { code, type Mrkdwn, mrkdwn, nothing } from './text/mrkdwn.ts';

/** Text that was not understood: what, what was probably meant, and what would have been right. */
export function renderUsageProblem({ problem, command, forms }: UsageProblem): Message {
  const what = usageWords(problem, command);
  const right = forms.slice(0, 20).map((form) => code(form.startsWith('/') ? form : `/release ${form}`, 250));
  return message(what, [
    lines(what, ...right),
    context(
      command === null
        ? mrkdwn`${code('/release help')} lists every command.`
        : mrkdwn`${code(`/release help ${command}`)} shows examples.`,
    ),
  ]);
}

function usageWords(problem: UsageProblem['problem'], command: string | null): Mrkdwn {
  const of = command === null ? nothing : mrkdwn` after ${code(command)}`;
  switch (problem.kind) {
    case 'unknown-command':
      return mrkdwn`There is no command ${code(problem.text, 80)}.${meant(problem.nearest)}`;
    case 'unexpected':
      return mrkdwn`${code(problem.text, 80)} was not understood${of}.${meant(problem.nearest)}`;
    case 'missing':
      return mrkdwn`Something is missing${of}: ${problem.what}.`;
    case 'left-out':
      return mrkdwn`Something is missing${of}: ${problem.what}. Type: ${code(`/release ${problem.meant}`, 400)}`;
    default:
      return problem satisfies never;
  }
}

const meant = (nearest: string | null): Mrkdwn =>
  nearest === null ? nothing : mrkdwn` Did you mean ${code(nearest, 80)}?`;

const systems = { slack: 'Slack', github: 'GitHub', database: 'The database' } as const satisfies Record<
  IntegrationError['system'],
  string
>;

/** The outside failed: which part of it, and whether we go on trying. */
export function renderIntegrationError(
  failure: Pick<IntegrationError, 'system' | 'operation' | 'retryable' | 'retryAfterMs' | 'isTokenRefused'>,
  goesOn: 'we go on trying' | 'we stop',
): Message {
  const { system, operation, retryable, retryAfterMs, isTokenRefused } = failure;
  const what = mrkdwn`${systems[system]} did not answer as it should, so that this could not be done.`;
  const next =
    goesOn === 'we go on trying'
      ? mrkdwn`Waybill goes on trying by itself; you need not ask again.`
      : isTokenRefused && system === 'github'
        ? githubTokenRefused
        : retryAfterMs !== null
          ? mrkdwn`It takes no more requests for now. Ask again in ${wait(retryAfterMs)}.`
          : retryable
            ? mrkdwn`Nothing was changed. Try again in a moment.`
            : mrkdwn`Trying again will not help by itself: ${code('/release doctor')} checks permissions and settings.`;
  return message(mrkdwn`${what} ${next}`, [
    lines(what, next),
    context(mrkdwn`Failed: ${code(operation, 150)}`),
  ]);
}

/** A defect of our own. The reference stands in the log beside what happened. */
export function renderBug(reference: string): Message {
  const what = mrkdwn`${brokeSentence(reference)}`;
  return message(what, [lines(what)]);
}

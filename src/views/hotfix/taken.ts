import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, code, mrkdwn, nothing } from '../text/mrkdwn.ts';

/** A hotfix takes the environment that it was to wait for. */
export function renderTaken(taken: {
  readonly version: string;
  readonly environment: string;
  readonly candidate: string | null;
}): Message {
  const { version, environment, candidate } = taken;
  const back = candidate === null ? nothing : mrkdwn` ${bold(candidate)} is brought back afterwards.`;
  const first = mrkdwn`${bold(version)} takes ${code(environment, 80)} as soon as it can.${back}`;
  return message(first, [lines(first)]);
}

import { code, join, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

/** As many names as a sentence can bear, and how many more there are: `a`, `b` and 12 more. */
export function nameSome(
  names: readonly string[],
  most = 12,
  show: (name: string) => Mrkdwn = (name) => code(name, 80),
): Mrkdwn {
  const shown = join(names.slice(0, most).map(show), ', ');
  const left = names.length - most;
  return left > 0 ? mrkdwn`${shown} and ${left} more` : shown;
}

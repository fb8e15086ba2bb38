import type { Deployment } from '../../domain/deployment/deployment.ts';
import type { GateName } from '../../domain/policy/ladder.ts';
import { duration } from '../text/duration.ts';
import { bold, join, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';

/** What speaks for it so far: where it was verified, how long it soaked, which checks are green. Null where nothing was required. */
export function proven({ ladder, policy }: Deployment): Mrkdwn | null {
  const { after, soakMs, checks } = policy;
  // What somebody overrode is open, and proven by nothing.
  const holds = (name: GateName): boolean =>
    ladder.some(
      ({ gate, answer }) => gate === name && answer.state === 'holds' && answer.facts === undefined,
    );
  const parts = [
    after.length > 0 && holds('verified earlier') ? mrkdwn`verified in ${nameSome(after, 3)}` : null,
    soakMs > 0 && holds('soaked') ? mrkdwn`soaked for ${duration(soakMs)}` : null,
    checks.length > 0 && holds('checks green')
      ? mrkdwn`checks green: ${nameSome(
          checks.map(({ name }) => name),
          3,
        )}`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : mrkdwn`${bold('So far')} ${join(parts, '; ')}`;
}

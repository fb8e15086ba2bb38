import type { UserId } from '../domain/ids.ts';
import type { Eligibility } from '../domain/policy/policy-facts.ts';
import type { Who } from '../domain/project/configuration.ts';
import { principalsAmong } from '../domain/project/principals.ts';
import type { Ports } from '../ports.ts';
import { isAmong, lookUp } from './authorize.ts';

/**
 * Whether each of these people may approve now: an active full member, and among those named. Read
 * afresh for each decision; what could not be read is *unknown* and counts as no (promises 5, 7).
 */
export async function readEligibility(
  ports: Ports,
  userIds: readonly UserId[],
  approvers: readonly Who[],
): Promise<ReadonlyMap<UserId, Eligibility>> {
  const named = principalsAmong(approvers);
  const each = [...new Set(userIds)].map(async (userId): Promise<readonly [UserId, Eligibility]> => {
    const [person, among] = await Promise.all([
      lookUp(ports.slack.person(userId)),
      isAmong(ports, userId, named),
    ]);
    if (person.failed) return [userId, 'unknown'];
    return [userId, person.value?.standing === 'full-member' ? among.held : 'no'];
  });
  return new Map(await Promise.all(each));
}

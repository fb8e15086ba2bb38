import type { Finding } from '../repository/finding.ts';
import type { CheckupFacts, LookedChannel, LookedPrincipal } from './checkup-facts.ts';

/** Channels that cannot be spoken in, and people and groups that can do nothing. */
export function peopleFindings(facts: CheckupFacts): readonly Finding[] {
  const { channels, principals, hasAuditChannel } = facts;
  return [
    ...channels.flatMap(channelFindings),
    ...principals.flatMap(principalFindings),
    ...approverFindings(facts),
    ...(hasAuditChannel ? [] : [{ weight: 'warns', code: 'audit-channel-unset' } as const]),
  ];
}

function channelFindings({ id: channelId, use, found }: LookedChannel): readonly Finding[] {
  if (found === 'could-not-look') {
    return [{ weight: 'unknown', code: 'could-not-look', what: `the channel ${channelId}`, system: 'slack' }];
  }
  // Without its card a release would go unseen: the project's own channel has to work.
  const weight = use === 'cards' ? 'blocks' : 'warns';
  if (found === 'unknown') return [{ weight, code: 'channel-unusable', channelId, use, problem: 'unknown' }];
  if (found.isArchived) return [{ weight, code: 'channel-unusable', channelId, use, problem: 'archived' }];
  if (!found.hasBot) return [{ weight, code: 'channel-unusable', channelId, use, problem: 'not-a-member' }];
  return found.isShared ? [{ weight: 'warns', code: 'channel-shared', channelId, use }] : [];
}

function principalFindings({ who, use, found }: LookedPrincipal): readonly Finding[] {
  if (found === 'could-not-look') {
    return [{ weight: 'unknown', code: 'could-not-look', what: who, system: 'slack' }];
  }
  if (found === 'unknown') {
    const isPerson = /^[UW]/.test(who);
    return [{ weight: 'warns', code: isPerson ? 'person-unknown' : 'group-unknown', who, use }];
  }
  if (found.kind === 'group') {
    return found.members > 0 ? [] : [{ weight: 'warns', code: 'group-empty', who, use }];
  }
  return found.standing === 'full-member'
    ? []
    : [{ weight: 'warns', code: 'person-unusable', who, use, standing: found.standing }];
}

/** Where approvals can never be enough. Somebody who is in two groups is counted twice, so that nobody is alarmed for nothing. */
function approverFindings({ project, principals }: CheckupFacts): readonly Finding[] {
  return project.configuration.environments.flatMap(({ name, approvals: { count, from } }) => {
    const found = from.map((who) => principals.find((each) => each.who === who)?.found);
    const isKnown = found.every((each) => each !== undefined && each !== 'could-not-look');
    if (count === 0 || !isKnown) return [];
    const people = found.reduce((sum, each) => sum + mayApprove(each), 0);
    return people < count
      ? [{ weight: 'warns', code: 'approvers-too-few', environment: name, count, people } as const]
      : [];
  });
}

function mayApprove(found: LookedPrincipal['found'] | undefined): number {
  if (found === undefined || typeof found === 'string') return 0;
  if (found.kind === 'group') return found.members;
  return found.standing === 'full-member' ? 1 : 0;
}

import type { Finding } from '../repository/finding.ts';
import type { CheckupFacts, LookedChannel, LookedPrincipal } from './checkup-facts.ts';

/** Channels that cannot be spoken in, and people and groups that can do nothing. */
export function peopleFindings({ channels, principals, hasAuditChannel }: CheckupFacts): readonly Finding[] {
  return [
    ...channels.flatMap(channelFindings),
    ...principals.flatMap(principalFindings),
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

import type { TeamId, UserGroupId, UserId } from '../ids.ts';

/** Somebody in Slack, as Slack describes them now. Names are for display only: people edit them. */
export type Person = {
  readonly id: UserId;
  readonly teamId: TeamId | null;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly standing: 'full-member' | 'guest' | 'other-workspace' | 'bot' | 'deactivated';
};

/** A person or a user group that a configuration names. */
export type Principal = UserId | UserGroupId;

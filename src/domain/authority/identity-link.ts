import type { UserId } from '../ids.ts';

/** Who on GitHub is who in Slack, as an admin said, or they themselves by signing in there. The id is the Slack user's: one login each. */
export type IdentityLink = {
  readonly id: UserId;
  readonly githubLogin: string;
  readonly linkedBy: UserId;
  readonly linkedAt: Date;
  readonly revision: number;
};

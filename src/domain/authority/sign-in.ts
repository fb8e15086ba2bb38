import type { UserId } from '../ids.ts';

/** Somebody in Slack who is about to say on GitHub who they are there. The id is the Slack user's: one at a time each. */
export type SignIn = {
  readonly id: UserId;
  /** What GitHub is asked with; null once it has answered. Nobody is shown it: it stands for the person there. */
  readonly deviceCode: string | null;
  readonly expiresAt: Date;
  readonly revision: number;
};

/** What GitHub hands out for a sign-in: a code for the person, and one for us. */
export type BegunSignIn = {
  readonly deviceCode: string;
  readonly userCode: string;
  /** Where the person enters theirs. */
  readonly url: string;
  readonly expiresAt: Date;
};

/** What GitHub says of a sign-in: not yet, never, or who it was. */
export type SignInAnswer =
  | { readonly kind: 'pending' | 'over' }
  | { readonly kind: 'signed-in'; readonly login: string };

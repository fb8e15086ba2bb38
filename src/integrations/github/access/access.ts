import type { Octokit } from 'octokit';
import type { RepositoryRules } from '../../../domain/repository/rules.ts';

/** Who we are to GitHub, and with which token each repository is to be asked. */
export type Access = {
  /** Null where we have no way in: the App is not installed there. */
  readonly forRepository: (fullName: string) => Promise<Octokit | null>;
  /** Every way in that we have, for a repository whose owner is not known. */
  readonly everywhere: () => AsyncIterable<Octokit>;
  /** The token of a repository was refused: the next request gets a fresh one. */
  readonly forget: (fullName: string) => void;
  /** The login that our own acts carry; null where it cannot be told. */
  readonly ownLogin: () => Promise<string | null>;
  /** The client id with which people sign in; null where we are no App. */
  readonly clientId: () => Promise<string | null>;
  /** Whether GitHub answers now. */
  readonly answers: () => Promise<boolean>;
  readonly permissions: (fullName: string) => Promise<RepositoryRules['permissions']>;
};

import type { Sha } from '../ids.ts';
import type { CommitFacts, NotesFacts, PullRequestFacts } from '../notes/notes-facts.ts';

/** What lies between two commits, as facts. */
export type ChangeRange = {
  readonly base: Sha | null;
  readonly head: Sha;
  /** How the head lies to the base: *diverged* when each has commits of its own. */
  readonly relation: 'ahead' | 'behind' | 'diverged' | 'identical';
  /** Reachable from the head and not from the base, oldest first, merge commits included. */
  readonly commits: readonly CommitFacts[];
  /** The other way round; empty unless diverged or behind. */
  readonly predecessorOnly: NotesFacts['predecessorOnly'];
  readonly pullRequests: readonly PullRequestFacts[];
  /** Paths touched between the two; null where they were not asked for, or too many to list. */
  readonly files: readonly string[] | null;
  readonly compareUrl: string | null;
};

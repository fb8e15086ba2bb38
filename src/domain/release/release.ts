import type { Hotfix } from '../hotfix/hotfix.ts';
import type { ProjectId, ReleaseId, Sha, UserId } from '../ids.ts';
import type { EditedNotes, ReleaseNotes } from '../notes/release-notes.ts';

export const releaseStates = ['open', 'shipped', 'abandoned', 'returned'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** One version on its way to production. */
export type Release = {
  readonly id: ReleaseId;
  readonly projectId: ProjectId;
  /** Without the tag template's letters: `1.5.0`. */
  readonly version: string;
  readonly state: ReleaseState;
  /** Who started it; null where its schedule did. */
  readonly captainId: UserId | null;
  /** The highest lower version that was not abandoned; null for the first release of a project. */
  readonly predecessorVersion: string | null;
  readonly predecessorSha: Sha | null;
  readonly notes: ReleaseNotes;
  readonly editedNotes: EditedNotes | null;
  /** What it was started from as a hotfix; null where it was cut from trunk. */
  readonly hotfix: Hotfix | null;
  readonly cutAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: UserId | null;
  readonly closedBecause: string | null;
  readonly revision: number;
};

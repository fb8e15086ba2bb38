import type { ProjectId, UserId } from '../ids.ts';
import type { Wish } from '../notice/audience.ts';

/** Who gets a project's notices, as far as somebody may see it. */
export type SubscriptionList = {
  readonly project: string;
  readonly projectId: ProjectId;
  /** Who reads it. */
  readonly viewer: UserId;
  readonly wishes: readonly (Wish & {
    /** It is theirs, or of the channel where they asked. */
    readonly isTheirs: boolean;
  })[];
  /** They declined what would reach them otherwise. */
  readonly hasDeclined: boolean;
  /** They may not read about the project: only what is theirs is listed. */
  readonly isPartial: boolean;
};

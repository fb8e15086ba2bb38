import type { UserId } from '../ids.ts';
import type { Who } from '../project/configuration.ts';
import type { Notice } from './notice.ts';
import type { NoticeFacts } from './notice-facts.ts';

/** A notice as one recipient is to see it now. */
export type NoticeShown = {
  readonly notice: Pick<Notice, 'id' | 'projectId' | 'kind' | 'state' | 'facts' | 'firstFacts' | 'reviewed'>;
  readonly project: string;
  /** The project's captains: whom to ask about a release that has none of its own. */
  readonly captains: readonly Who[];
  readonly recipient: string;
  readonly via: string;
  readonly isOutside: boolean;
  /** What this recipient was told before, and when; for what differs from it. */
  readonly announced: { readonly first: NoticeFacts; readonly last: NoticeFacts } | null;
  /** Who has noted it, in this recipient's message. */
  readonly notedBy: readonly UserId[];
  /** What a person reviewed of the announcement, for those outside who get only that. */
  readonly reviewedText: string | null;
};

import type { DigestFacts } from '../digest/digest.ts';
import type { ChannelId, NoticeAnswerId, NoticeId, UserId } from '../ids.ts';
import type { Who } from '../project/configuration.ts';
import type { Project } from '../repository/repository.ts';
import type { Expected } from './expected.ts';
import type { SentKind } from './notice.ts';
import type { Progress } from './notice-facts.ts';
import type { Told } from './significance.ts';

/** Whom something reaches: the first channels by name; people are counted, for to name them would call them. */
export type Reach = {
  readonly channels: readonly ChannelId[];
  readonly moreChannels: number;
  readonly people: number;
  readonly addresses: number;
};

/** Who answers for a release: its captain, or any of the project's where a schedule cut it. */
export type AskedCaptains = { readonly captain: UserId | null; readonly captains: readonly Who[] };

export const askedCaptains = (project: Project, captain: UserId | null): AskedCaptains => ({
  captain,
  captains: project.configuration.captains,
});

/** What is said about notices: to the captains, in the release's thread, and to those who have one. */
export type NoticeAnnouncement =
  | (AskedCaptains & {
      /** A person has to see the text first: because the project says so, or because somebody outside would read it. */
      readonly kind: 'notice-held';
      readonly noticeId: NoticeId;
      readonly version: string;
      readonly why: 'review' | 'outside';
    })
  | {
      readonly kind: 'notice-sent';
      /** They were added afterwards, because of a label that came with a later candidate. */
      readonly isLater?: boolean;
      readonly notice: SentKind;
      readonly version: string;
      readonly environment: string | null;
      readonly to: Reach;
      /** Who had the announcement, and is in none of the lists any more. */
      readonly left: Reach;
      /** How many of a long list have it so far; null for a short one, and once everybody has. */
      readonly percent: number | null;
    }
  | {
      /** Under a notice that somebody has: what has changed in it since. */
      readonly kind: 'notice-changed';
      readonly what: readonly Told[];
      readonly version: string;
      readonly candidate: string;
      readonly expected: Expected;
      readonly progress: Progress;
    }
  | {
      readonly kind: 'notice-undeliverable';
      readonly recipient: string;
      readonly problem: string;
      /** Null for a digest. */
      readonly version: string | null;
    }
  | {
      /** Nothing ran when it was due; ISO 8601. */
      readonly kind: 'digest-missed';
      readonly project: string;
      readonly dueAt: string;
    }
  | {
      /** A digest that somebody shared in a channel, as it was then. */
      readonly kind: 'digest-shared';
      readonly project: string;
      readonly by: UserId;
      readonly facts: DigestFacts;
    }
  | { readonly kind: 'recipient-waits'; readonly recipient: string; readonly project: string }
  | { readonly kind: 'recipient-accepted'; readonly recipient: string; readonly by: UserId }
  | (AskedCaptains & {
      readonly kind: 'concern-raised';
      readonly answerId: NoticeAnswerId;
      readonly version: string;
      readonly by: UserId;
      readonly text: string;
      /** Whether the release waits for the answer. */
      readonly isGate: boolean;
      /** In the release's thread, where it can be answered, or under the stakeholder's notice. */
      readonly where: 'release' | 'notice';
    })
  | {
      readonly kind: 'concern-answered';
      readonly version: string;
      readonly raisedBy: UserId;
      readonly by: UserId;
      readonly concern: string;
      readonly answer: string;
    };

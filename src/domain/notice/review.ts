import type { Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import { bySlackUser } from '../trail/event.ts';
import type { Notice, Reviewed } from './notice.ts';

/** What a person wrote in the modal; null for what they left as it was, or left out. */
export type ReviewedText = Pick<Reviewed, 'inside' | 'outside'> & { readonly expectedAt: Date | null };

/** A notice that a person has seen: it leaves with their words, or what has left is edited to them. */
export function reviewed(
  notice: Notice,
  { inside, outside, expectedAt }: ReviewedText,
  { by, now }: { readonly by: UserId; readonly now: Date },
): Decision {
  const isHeld = notice.state === 'held';
  const edition = isHeld ? notice.edition : notice.edition + 1;
  const facts =
    notice.facts.kind === 'asn' && expectedAt !== null
      ? { ...notice.facts, expected: { kind: 'said' as const, at: expectedAt.toISOString(), by } }
      : notice.facts;
  const hasNewDate = facts !== notice.facts && !isHeld;
  return {
    changes: [
      {
        update: 'notices',
        id: notice.id,
        revision: notice.revision,
        set: {
          reviewed: { by, at: now.toISOString(), inside, outside },
          facts,
          ...(isHeld ? { state: 'open', firstFacts: facts } : {}),
          edition,
          ...(hasNewDate ? { toldEdition: edition, toldWhat: ['date'] } : {}),
          lookAt: now,
        },
      },
    ],
    events: [
      {
        kind: 'notice-reviewed',
        projectId: notice.projectId,
        actor: bySlackUser(by),
        at: now,
        facts: { notice: notice.kind, version: notice.facts.version, inside, outside },
      },
    ],
    effects: [{ effect: 'send-notice', noticeId: notice.id }],
  };
}

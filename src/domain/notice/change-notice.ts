import type { Decision } from '../change.ts';
import type { Notice } from './notice.ts';
import type { AdvanceFacts } from './notice-facts.ts';
import type { Significance } from './significance.ts';

/** After these an announcement has nothing more to say: the rest is told under it. */
const last: ReadonlySet<AdvanceFacts['progress']['kind']> = new Set(['arrived', 'returned', 'abandoned']);

/** An announcement whose facts have changed: its messages are edited, and people told of what matters. */
export function noticeChanged(
  notice: Notice,
  facts: AdvanceFacts,
  significance: Significance,
  now: Date,
): readonly Decision[] {
  if (significance.kind === 'same') return [];
  const isHeld = notice.state === 'held';
  // What nobody was told of is taken back without a word.
  const isOver = last.has(facts.progress.kind);
  const edition = isHeld ? notice.edition : notice.edition + 1;
  return [
    {
      changes: [
        {
          update: 'notices',
          id: notice.id,
          revision: notice.revision,
          set: {
            facts,
            ...(isHeld ? { firstFacts: facts } : {}),
            edition,
            ...(significance.kind === 'told' ? { toldEdition: edition, toldWhat: significance.what } : {}),
            // It may still be returned after it arrived.
            state: isOver && (isHeld || facts.progress.kind !== 'arrived') ? 'closed' : notice.state,
            lookAt: isHeld ? null : now,
          },
        },
      ],
      events: [],
      effects: isHeld ? [] : [{ effect: 'send-notice', noticeId: notice.id }],
    },
  ];
}

import type { Gate } from './gate.ts';

/** What was picked into an earlier release is in this candidate too (promise 9). */
export const fixesKept: Gate = {
  name: 'fixes kept',
  judge({ missingFixes }) {
    if (missingFixes.kind === 'unseen') return { state: 'unknown', facts: { code: 'fixes-unread' } };
    if (missingFixes.value.length === 0) return { state: 'holds' };
    return { state: 'blocks', facts: { code: 'fixes-missing', fixes: missingFixes.value } };
  },
};

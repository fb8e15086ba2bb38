import type { Gate } from './gate.ts';

/** What was picked into an earlier release is in this candidate too (promise 9). */
export const fixesKept: Gate = {
  name: 'fixes kept',
  judge({ missingFixes, fixPolicy }) {
    const isWarning = fixPolicy === 'warn';
    if (missingFixes.kind === 'unseen') {
      return { state: isWarning ? 'holds' : 'unknown', facts: { code: 'fixes-unread' } };
    }
    if (missingFixes.value.length === 0) return { state: 'holds' };
    const facts = { code: 'fixes-missing', fixes: missingFixes.value } as const;
    return { state: isWarning ? 'holds' : 'blocks', facts };
  },
};

import { verifiedTimes } from '../verified-time.ts';
import type { Gate } from './gate.ts';

/**
 * Every environment that comes before has had this candidate verified. What was verified stays so when the
 * environment goes on to another candidate, or becomes uncertain; the latter is said.
 */
export const verifiedEarlier: Gate = {
  name: 'verified earlier',
  judge(facts) {
    const times = verifiedTimes(facts);
    const missing = times.filter(({ kind }) => kind === 'never').map(({ environment }) => environment);
    if (missing.length > 0) {
      return {
        state: 'waits',
        on: 'outside',
        until: null,
        facts: { code: 'not-verified-in', environments: missing },
      };
    }
    const uncertain = times.find(({ kind }) => kind === 'uncertain');
    if (uncertain === undefined) return { state: 'holds' };
    return { state: 'holds', facts: { code: 'uncertain-in', environment: uncertain.environment } };
  },
};

import type { Gate } from './gate.ts';

/** The time has come for which it was planned, and has not passed by: after that a person says whether it still goes. */
export const due: Gate = {
  name: 'due',
  judge({ deployment: { plannedAt, latestStartAt }, now }) {
    if (plannedAt === null || latestStartAt === null) return { state: 'holds' };
    const [at, latest] = [plannedAt.toISOString(), latestStartAt.toISOString()];
    if (now < plannedAt) {
      return { state: 'waits', on: 'clock', until: at, facts: { code: 'planned', at, latest } };
    }
    if (now < latestStartAt) return { state: 'holds' };
    return { state: 'waits', on: 'people', until: null, facts: { code: 'plan-passed', at, latest } };
  },
};

import type { Gate } from './gate.ts';

/** Nobody, and no rollback, has called the candidate bad. */
export const notBad: Gate = {
  name: 'not bad',
  judge({ candidate: { name, badSince, badReason } }) {
    if (badSince === null) return { state: 'holds' };
    return { state: 'blocks', facts: { code: 'candidate-bad', candidate: name, because: badReason } };
  },
};

import type { Gate } from './gate.ts';

/**
 * No rollback or failed verification has stopped the environment. Whoever asks for another candidate is
 * asked whether it is fixed, which lifts the hold; so one that is still there stops people as well.
 */
export const noHold: Gate = {
  name: 'no hold',
  judge({ hold }) {
    if (hold === null || hold.liftedAt !== null) return { state: 'holds' };
    return { state: 'blocks', facts: { code: 'held', candidate: hold.candidate, because: hold.because } };
  },
};

import type { Gate } from './gate.ts';

/** The candidate's build succeeded, or there was nothing to build. Nobody can override it. */
export const candidateReady: Gate = {
  name: 'candidate ready',
  judge({ candidate: { name, state } }) {
    if (state === 'ready') return { state: 'holds' };
    if (state !== 'building') {
      return {
        state: 'blocks',
        facts: { code: 'candidate-not-ready', candidate: name, candidateState: state },
      };
    }
    return {
      state: 'waits',
      on: 'outside',
      until: null,
      facts: { code: 'candidate-building', candidate: name },
    };
  },
};

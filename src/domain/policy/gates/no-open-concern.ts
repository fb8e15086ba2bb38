import type { Gate } from './gate.ts';

/** Every concern that a stakeholder raised about the release has been answered, where its project waits for that. */
export const noOpenConcern: Gate = {
  name: 'no open concern',
  judge({ concerns }) {
    const [first] = concerns;
    if (first === undefined) return { state: 'holds' };
    return {
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'concern-open', by: first.userId, concerns: concerns.length, text: first.text },
    };
  },
};

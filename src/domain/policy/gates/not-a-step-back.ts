import { compareVersions } from '../../version/version.ts';
import type { Gate } from './gate.ts';

/**
 * Automation never brings an environment back to a lower version: it waits until a person asks for it, or
 * something higher comes. A person was asked when they requested it.
 */
export const notAStepBack: Gate = {
  name: 'not a step back',
  judge({ deployment: { origin, requestedBy }, here, candidate }) {
    const isUnasked = origin === 'hotfix' && requestedBy === 'waybill';
    const isAutomation = origin === 'automatic' || origin === 'scheduled' || isUnasked;
    if (!isAutomation || here.candidate === null) return { state: 'holds' };
    if (compareVersions(candidate.name, here.candidate.name) >= 0) return { state: 'holds' };
    return {
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'step-back', from: here.candidate.name, to: candidate.name },
    };
  },
};

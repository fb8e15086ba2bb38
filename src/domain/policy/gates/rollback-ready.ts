import type { GateAnswer, GateFacts } from '../ladder.ts';
import type { WayBack } from '../way-back.ts';
import type { Gate } from './gate.ts';

/**
 * Where users are, there is a way back before anything starts: a candidate to go back to, with its tag and
 * its workflow. The first one ever has none, which is said and stops nothing.
 */
export const rollbackReady: Gate = {
  name: 'rollback ready',
  judge({ wayBack }) {
    if (wayBack.kind === 'not-looked-for') return { state: 'holds' };
    if (wayBack.kind === 'found') return judgeTarget(wayBack);
    const { isFirst } = wayBack;
    return { state: 'holds', facts: { code: 'nothing-to-go-back-to', isFirst } };
  },
};

function judgeTarget(target: Extract<WayBack, { kind: 'found' }>): GateAnswer {
  const { candidate, tag, sha, tagTarget, workflow, hasWorkflow } = target;
  if (tagTarget.kind === 'seen' && tagTarget.value !== sha) {
    const isMoved = tagTarget.value !== null;
    return blocks({ code: 'way-back-tag-gone', candidate, tag, isMoved });
  }
  if (hasWorkflow.kind === 'seen' && !hasWorkflow.value) {
    return blocks({ code: 'way-back-workflow-gone', candidate, workflow });
  }
  if (tagTarget.kind === 'unseen' || hasWorkflow.kind === 'unseen') {
    return { state: 'unknown', facts: { code: 'way-back-unread', candidate } };
  }
  return { state: 'holds' };
}

const blocks = (facts: GateFacts): GateAnswer => ({ state: 'blocks', facts });

import { expect, test } from 'vitest';
import type { PromotionWish } from '../../src/domain/deployment/promotion-wish.ts';
import { parseDeploymentId, parseOverrideId, parseRequestId, parseUserId } from '../../src/domain/ids.ts';
import { approveDeployment } from '../../src/operations/approve-deployment.ts';
import type { Asker } from '../../src/operations/authorize.ts';
import { attestEnded, callHealth } from '../../src/operations/call-health.ts';
import { cancelDeployment } from '../../src/operations/cancel-deployment.ts';
import { endFreeze } from '../../src/operations/end-freeze.ts';
import { moveInQueue } from '../../src/operations/move-in-queue.ts';
import { overrideGate } from '../../src/operations/override-gate.ts';
import { rejectDeployment } from '../../src/operations/reject-deployment.ts';
import { requestDeployment } from '../../src/operations/request-deployment.ts';
import { reviewOverride } from '../../src/operations/review-override.ts';
import { setFreeze } from '../../src/operations/set-freeze.ts';
import { withdrawApproval } from '../../src/operations/withdraw-approval.ts';
import type { Ports } from '../../src/ports.ts';
import { partly } from '../support/promotion/partly.ts';

const deploymentId = parseDeploymentId('11111111-0000-7000-8000-000000000000');
const about = { id: deploymentId, because: 'a reason of some substance' };
const everything = { kind: 'everything' } as const;

/** Asks for each act; none of them may look at anything once its answer is kept. */
const acts: Readonly<Record<string, (ports: Ports, asker: Asker) => Promise<unknown>>> = {
  promote: (ports, asker) => requestDeployment(ports, asker, partly<PromotionWish>({})),
  approve: (ports, asker) => approveDeployment(ports, asker, { deploymentId, seenHash: 'abc' }),
  reject: (ports, asker) => rejectDeployment(ports, asker, { deploymentId, because: about.because }),
  withdraw: (ports, asker) => withdrawApproval(ports, asker, deploymentId),
  override: (ports, asker) =>
    overrideGate(ports, asker, { deploymentId, gate: 'not frozen', reason: about.because }),
  review: (ports, asker) =>
    reviewOverride(ports, asker, parseOverrideId('22222222-0000-7000-8000-000000000000')),
  cancel: (ports, asker) => cancelDeployment(ports, asker, about),
  'move up': (ports, asker) => moveInQueue(ports, asker, deploymentId),
  healthy: (ports, asker) => callHealth(ports, asker, { ...about, word: 'healthy' }),
  attest: (ports, asker) => attestEnded(ports, asker, about),
  freeze: (ports, asker) =>
    setFreeze(ports, asker, { scope: everything, untilAt: null, because: about.because }),
  unfreeze: (ports, asker) => endFreeze(ports, asker, everything),
};

// The work behind a click may die between what it did and its answer; then it runs again, and finds what it did.
test.each(Object.entries(acts))(
  'a click to %s that is delivered again answers as it did at first',
  async (_, act) => {
    const kept = { ok: true, value: { what: 'the first answer' } };
    const asker: Asker = {
      userId: parseUserId('U0ADA'),
      requestId: parseRequestId('33333333-0000-7000-8000-000000000000'),
      place: { channelId: null, threadTs: null, responseUrl: null, modal: null },
      receivedAt: new Date('2026-06-01T09:00:00Z'),
      isTyped: false,
      keptOutcome: kept,
    };
    expect(await act(partly<Ports>({}), asker)).toEqual(kept);
  },
);

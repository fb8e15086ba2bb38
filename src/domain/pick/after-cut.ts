import type { Decision } from '../change.ts';
import type { CandidateId } from '../ids.ts';
import type { RefusalCode } from '../refusal.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { aboutPick, nextLook, type Picking, sayOfPick, setPick } from './picking.ts';

const againAfterMs = 60_000;

/** The next candidate has it. */
export const inCandidate = (picking: Picking, candidateId: CandidateId): Decision => ({
  changes: [
    setPick(picking, {
      state: 'done',
      stateAt: picking.now,
      candidateId,
      lookAt: nextLook(picking, 'done'),
    }),
  ],
  events: [],
  effects: [refreshCard(picking)],
});

/** The next candidate cannot be cut for now; it is said once and tried again. */
export const cutRefused = (picking: Picking, refusal: RefusalCode): Decision => ({
  changes: [
    setPick(picking, {
      looks: picking.pick.looks + 1,
      lookAt: new Date(picking.now.getTime() + againAfterMs),
    }),
  ],
  events: [],
  effects: [
    sayOfPick(
      picking,
      { kind: 'pick-uncut', ...aboutPick(picking), by: picking.pick.askedBy, refusal },
      'broadcast',
    ),
  ],
});

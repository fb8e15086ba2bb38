import { expect, test } from 'vitest';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import { parseCandidateId } from '../../../src/domain/ids.ts';
import { wayBackOf } from '../../../src/domain/release/lane-state.ts';
import { candidate, deployment, minutesAgo } from '../policy/sample-facts.ts';

const another = { id: parseCandidateId('11111111-0000-7000-8000-000000000099') };
const begun: Deployment = {
  ...deployment,
  state: 'succeeded',
  startedAt: minutesAgo(9),
  endedAt: minutesAgo(5),
};
const rollback: Deployment = {
  ...deployment,
  candidateId: another.id,
  shown: { ...deployment.shown, candidate: '1.4.0-rc.1' },
  origin: 'rollback',
  state: 'running',
  holdsLane: true,
  startedAt: minutesAgo(1),
  rollback: {
    trigger: 'person',
    away: {
      candidateId: candidate.id,
      releaseId: candidate.releaseId,
      name: candidate.name,
      deploymentId: deployment.id,
    },
    because: null,
    plan: null,
    call: { kind: 'today' },
    removes: [],
    together: ['production'],
    waitSaidAt: null,
  },
};
const ended: Deployment = { ...rollback, state: 'succeeded', holdsLane: false, endedAt: minutesAgo(0) };
const unknown: Deployment = { ...rollback, state: 'errored', endedAt: minutesAgo(0) };

test.each([
  ['there is none where nothing of ours ever began', null, null, candidate, null],
  ['what began last can be rolled back', begun, '1.4.0-rc.1', candidate, 'possible'],
  ['it cannot where there is nothing to go back to', begun, null, candidate, null],
  ['a release that is not what began last has none', begun, '1.4.0-rc.1', another, null],
  ['one that is being taken away is told so', rollback, '1.3.0-rc.1', candidate, 'under-way'],
  ['so it is while nobody knows how that ended', unknown, '1.3.0-rc.1', candidate, 'under-way'],
  ['what is being brought back is not offered to go', rollback, '1.3.0-rc.1', another, null],
  ['once it is back, it could go too', ended, '1.3.0-rc.1', another, 'possible'],
] as const)('of ways back on a card: %s', (_, last, back, shownOn, kind) => {
  expect(wayBackOf({ last, back }, [shownOn])?.kind ?? null).toBe(kind);
});

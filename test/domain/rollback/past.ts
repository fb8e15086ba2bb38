import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import { parseCandidateId, parseDeploymentId, parseReleaseId } from '../../../src/domain/ids.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { PastDeployment, RollbackHistory } from '../../../src/domain/rollback/choose.ts';
import type { Rollback } from '../../../src/domain/rollback/rollback.ts';
import { sampleDeployment, sampleShown } from '../../views/support/deployment.ts';
import { now, sampleCandidate, sampleRelease } from '../../views/support/release.ts';

const id = (kind: number, number: number): string =>
  `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A deployment of `1.<number>.0-rc.1` that succeeded, unless said otherwise. */
export function past(
  number: number,
  changed: Partial<Deployment> = {},
  candidateChanged: Partial<Candidate> = {},
): PastDeployment {
  const name = `1.${number}.0-rc.1`;
  const releaseId = parseReleaseId(id(2, number));
  const candidate = sampleCandidate({
    id: parseCandidateId(id(3, number)),
    releaseId,
    name,
    tag: `v${name}`,
    state: 'ready',
    ...candidateChanged,
  });
  const deployment = sampleDeployment(sampleShown('a change', 1, { environment: 'production' }), {
    id: parseDeploymentId(id(4, number)),
    candidateId: candidate.id,
    releaseId,
    state: 'succeeded',
    succeededAt: now,
    startedAt: now,
    ...changed,
  });
  return { deployment, candidate, release: sampleRelease({ id: releaseId, version: `1.${number}.0` }) };
}

/** The record of a rollback that takes a deployment away. */
export const rollbackOf = ({ deployment, candidate, release }: PastDeployment): Rollback => ({
  trigger: 'person',
  away: {
    candidateId: candidate.id,
    releaseId: release.id,
    name: candidate.name,
    deploymentId: deployment.id,
  },
  because: null,
  plan: null,
  call: { kind: 'today' },
  removes: [],
  together: ['production'],
  waitSaidAt: null,
});

export const historyOf = (
  latest: PastDeployment | null,
  verified: readonly PastDeployment[],
  awayOf: PastDeployment | null = null,
): RollbackHistory => ({ environment: 'production', latest, awayOf, verified });

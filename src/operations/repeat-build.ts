import { repeatedBuild } from '../domain/build/repeated-build.ts';
import type { CandidateId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type BuildRepeated = { readonly candidate: string };

/**
 * Builds a failed or errored candidate once more, as the same candidate. Of two who ask at once, the
 * second is told what the first has done.
 */
export async function repeatBuild(
  ports: Ports,
  asker: Asker,
  candidateId: CandidateId,
): Promise<Outcome<BuildRepeated>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(() => tryToRepeat(ports, asker, candidateId));
}

async function tryToRepeat(
  ports: Ports,
  asker: Asker,
  candidateId: CandidateId,
): Promise<Outcome<BuildRepeated>> {
  const { store, clock, mint } = ports;
  const candidate = await store.candidate(candidateId);
  const [project, release] =
    candidate === null
      ? [null, null]
      : await Promise.all([store.project(candidate.projectId), store.release(candidate.releaseId)]);
  if (candidate === null || project === null || release === null) return no({ code: 'no-project-yet' });
  const permitted = await authorize(ports, asker, 'repeat a build', project);
  if (!permitted.ok) return permitted;
  if (release.state !== 'open')
    return no({ code: 'release-closed', version: release.version, state: release.state });
  const dispatch = await store.latestDispatch(candidate.id);
  const isOver = candidate.state === 'failed' || candidate.state === 'errored';
  if (!isOver) {
    return no({ code: 'build-not-repeatable', candidate: candidate.name, state: candidate.state });
  }
  const decision = repeatedBuild(
    { project, release, candidate, dispatch, now: clock.now() },
    { by: asker.userId, nextId: mint.dispatchId() },
  );
  return commitFor(ports, asker, yes({ candidate: candidate.name }), decision);
}

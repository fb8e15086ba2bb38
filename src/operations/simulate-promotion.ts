import type { Simulation } from '../domain/answer/ladder.ts';
import { newDeployment } from '../domain/deployment/request-deployment.ts';
import { isHotfix } from '../domain/hotfix/hotfix.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { judgeLadder } from '../domain/policy/judge-ladder.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { findDestination } from './find-destination.ts';
import { judgeDeployment } from './judge-deployment.ts';
import type { Progress } from './plan-cut.ts';
import { planDeployment } from './plan-deployment.ts';

/**
 * The gates as they would answer for a candidate at some time: by the clock and what is known today. What
 * people, builds and checks will have done by then is not guessed. Changes nothing.
 */
export async function simulatePromotion(
  ports: Ports,
  asker: Asker,
  wish: {
    readonly project: Project;
    readonly release: Release;
    readonly candidate: Candidate;
    readonly environment: string;
    readonly at: Date;
  },
  progress: Progress,
): Promise<Outcome<Simulation>> {
  const permitted = await authorize(ports, asker, 'read', wish.project);
  if (!permitted.ok) return permitted;
  const destination = await findDestination(ports, wish);
  if (!destination.ok) return destination;
  const { project, release, candidate } = destination.value;
  const { deployments } = ports.store;
  const standing = (
    await deployments.waitingIn({ projectId: project.id, environment: wish.environment })
  ).find(({ candidateId }) => candidateId === candidate.id);
  const { shown, last } = await planDeployment(ports, destination.value, progress);
  const deployment =
    standing ??
    newDeployment({
      id: ports.mint.id<DeploymentId>(),
      project,
      release,
      candidate,
      origin: isHotfix(release) ? 'hotfix' : 'manual',
      by: asker.userId,
      shown,
      replaces: last,
      lifts: null,
      carried: [],
      now: ports.clock.now(),
    });
  const judgement = await judgeDeployment(ports, deployment);
  if (judgement === null) return no({ code: 'environment-unknown', text: wish.environment, known: [] });
  return yes({
    project: project.name,
    environment: wish.environment,
    candidate: candidate.name,
    at: wish.at,
    ladder: judgeLadder({ ...judgement.facts, now: wish.at }, []),
  });
}

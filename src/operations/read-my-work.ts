import type { MyWork } from '../domain/answer/my-work.ts';
import type { LaneAnswer } from '../domain/answer/queue.ts';
import type { UserId } from '../domain/ids.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { readEligibility } from './read-eligibility.ts';
import { wayBackIn } from './read-lanes.ts';
import { readLane } from './read-queue.ts';

/** What waits for one person, and the lanes of the projects that they were let in to. */
export async function readMyWork(
  ports: Ports,
  userId: UserId,
  projects: readonly Project[],
): Promise<MyWork> {
  const each = await Promise.all(
    projects.flatMap((project) =>
      project.configuration.environments.map(async (environment) => {
        const place = { projectId: project.id, environment: environment.name };
        const isLast = environment.tier === lastTier(project.configuration.environments);
        const [lane, to] = await Promise.all([
          readLane(ports, place),
          isLast ? wayBackIn(ports, place) : null,
        ]);
        return {
          project: project.name,
          lane,
          back: to === null ? null : { projectId: project.id, to },
          approvals: await approvalsFor(ports, userId, { project: project.name, lane }),
        };
      }),
    ),
  );
  return {
    approvals: each
      .flatMap(({ approvals }) => approvals)
      .toSorted((a, b) => a.deployment.requestedAt.getTime() - b.deployment.requestedAt.getTime()),
    lanes: each.map(({ project, lane, back }) => ({ project, lane, back })),
  };
}

/** Those of a lane that wait for approval, where this person may give it and has not. */
async function approvalsFor(
  ports: Ports,
  userId: UserId,
  { project, lane }: { readonly project: string; readonly lane: LaneAnswer },
): Promise<MyWork['approvals']> {
  const open = lane.requested.filter(
    ({ deployment }) =>
      !deployment.requesters.includes(userId) &&
      deployment.ladder.some(({ gate, answer }) => gate === 'approved' && answer.state !== 'holds'),
  );
  if (open.length === 0) return [];
  const mayApprove = await Promise.all(
    open.map(async ({ deployment }) => {
      // As it was shown: a hotfix may have approvers of its own.
      const eligibility = await readEligibility(ports, [userId], deployment.policy.approvals.from);
      return eligibility.get(userId) === 'yes';
    }),
  );
  const given = await Promise.all(
    open.map(async ({ deployment }) =>
      (await ports.store.deployments.approvalsOf(deployment.id)).some(
        (approval) =>
          approval.userId === userId &&
          approval.withdrawnAt === null &&
          approval.shownHash === deployment.shownHash,
      ),
    ),
  );
  return open
    .filter((_, at) => given[at] !== true && mayApprove[at] === true)
    .map(({ deployment, candidate }) => ({ project, deployment, candidate }));
}

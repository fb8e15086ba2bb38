import type { PlannedPromotion, ProjectSchedule } from '../domain/answer/schedule.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import { concernsProject, scopeOf } from '../domain/policy/freeze-scope.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { nextTimes } from './next-times.ts';

/** What happens by itself in a project: the next times of its schedules, planned promotions, freezes. */
export async function readSchedule(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<ProjectSchedule>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const [times, plans, freezes] = await Promise.all([
    nextTimes(ports, project),
    plansOf(ports, project),
    freezesOf(ports, project),
  ]);
  return yes({ projectId: project.id, project: project.name, times, plans, freezes });
}

/** The next first. */
async function plansOf({ store }: Ports, project: Project): Promise<readonly PlannedPromotion[]> {
  const waiting = await Promise.all(
    project.configuration.environments.map(({ name }) =>
      store.deployments.waitingIn({ projectId: project.id, environment: name }),
    ),
  );
  const plans = await Promise.all(
    waiting.flat().map(async ({ id, candidateId, environment, plannedAt, latestStartAt }) => {
      if (plannedAt === null || latestStartAt === null) return [];
      const candidate = (await store.candidate(candidateId))?.name ?? '';
      return [{ deploymentId: id, candidate, environment, at: plannedAt, latest: latestStartAt }];
    }),
  );
  return plans.flat().toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Of everything, and of the project. */
async function freezesOf({ store, clock }: Ports, project: Project): Promise<ProjectSchedule['freezes']> {
  const standing = await store.deployments.freezesStanding(clock.now());
  return standing
    .filter((freeze) => concernsProject(freeze, project.id))
    .filter(({ fromAt, untilAt }) => fromAt !== null || untilAt !== null)
    .map((freeze) => ({ freeze, scope: scopeOf(freeze, project.name) }));
}

import type { OccurrenceChanged } from '../domain/answer/schedule.ts';
import type { TrainId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { expectedTrain, type Train } from '../domain/schedule/train.ts';
import { changeTrain as decide } from '../domain/schedule/train-decisions.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

/** Skips one occurrence of a project's train, or resumes it: the named one, or the next that can be. */
export async function changeTrain(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly project: Project;
    readonly state: 'skipped' | 'expected';
    readonly dueAt: Date | null;
  },
): Promise<Outcome<OccurrenceChanged>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { project, state } = asked;
  const permitted = await authorize(ports, asker, 'skip or resume a train', project);
  if (!permitted.ok) return permitted;
  return tryAgain(async () => {
    const found = await findTrain(ports, asked);
    if (!found.ok) return found;
    const { train, isNew } = found.value;
    const outcome: OccurrenceChanged = {
      project: project.name,
      dueAt: train.dueAt.toISOString(),
      timeZone: train.timeZone,
      state,
      isOld: !isNew && train.state === state,
    };
    if (outcome.isOld) return yes(outcome);
    const boarding = { train, project, now: ports.clock.now() };
    const decision = decide(boarding, { state, by: asker.userId, isNew });
    return commitFor(ports, asker, yes(outcome), decision);
  });
}

type Found = { readonly train: Train; readonly isNew: boolean };

async function findTrain(
  { store, clock, mint }: Ports,
  { project, state, dueAt }: Parameters<typeof changeTrain>[2],
): Promise<Outcome<Found>> {
  const now = clock.now();
  const [ahead, kept] = await Promise.all([
    store.schedules.trainsAhead(project.id, now),
    store.schedules.schedulesOf(project.id),
  ]);
  const next = kept.find(({ kind }) => kind === 'cut');
  const known = dueAt === null ? null : await store.schedules.trainAt(project.id, dueAt);
  if (known !== null && !canChange(known, now)) {
    const about = { dueAt: known.dueAt.toISOString(), timeZone: known.timeZone, state: known.state };
    return no({ code: 'train-gone', ...about });
  }
  const meant = known ?? (dueAt === null ? soonest(ahead, state, next?.nextAt ?? null) : null);
  if (meant !== null) return yes({ train: meant, isNew: false });
  const isNext = next !== undefined && (dueAt ?? next.nextAt).getTime() === next.nextAt.getTime();
  if (!isNext || (dueAt === null && state === 'expected'))
    return no({ code: 'no-train', project: project.name });
  const { timeZone, nextAt } = next;
  const id = mint.id<TrainId>();
  const train = expectedTrain({ id, projectId: project.id, dueAt: nextAt, timeZone, now });
  return yes({ train, isNew: true });
}

const canChange = ({ state, dueAt }: Train, now: Date): boolean =>
  dueAt > now && (state === 'expected' || state === 'skipped');

/** The one that is meant where none is named: the next to be skipped, or the first that was; null for one not kept yet. */
function soonest(ahead: readonly Train[], state: 'skipped' | 'expected', nextAt: Date | null): Train | null {
  const [first = null] = ahead;
  if (state === 'expected') return ahead.find((each) => each.state === 'skipped') ?? first;
  return first !== null && (nextAt === null || first.dueAt <= nextAt) ? first : null;
}

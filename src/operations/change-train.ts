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

/** A train as it stands after somebody skipped or resumed it. */
export type TrainChanged = {
  readonly project: string;
  /** ISO 8601 */
  readonly dueAt: string;
  readonly timeZone: string;
  readonly state: 'skipped' | 'expected';
  /** Whether it was so already. */
  readonly isOld: boolean;
};

/** Skips one occurrence of a project's train, or resumes it: the named one, or the next that can be. */
export async function changeTrain(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly project: Project;
    readonly state: 'skipped' | 'expected';
    readonly dueAt: Date | null;
  },
): Promise<Outcome<TrainChanged>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { project, state } = asked;
  const permitted = await authorize(ports, asker, 'skip or resume a train', project);
  if (!permitted.ok) return permitted;
  return tryAgain(async () => {
    const found = await findTrain(ports, asked);
    if (!found.ok) return found;
    const { train, isNew } = found.value;
    const outcome: TrainChanged = {
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
  if (dueAt !== null) {
    const train = await store.schedules.trainAt(project.id, dueAt);
    if (train !== null) {
      const isAhead = ahead.some(({ id }) => id === train.id);
      const about = { dueAt: dueAt.toISOString(), timeZone: train.timeZone, state: train.state };
      return isAhead ? yes({ train, isNew: false }) : no({ code: 'train-gone', ...about });
    }
  } else {
    const train = ahead.find((each) => each.state !== state);
    const isSooner = train !== undefined && (next === undefined || train.dueAt < next.nextAt);
    if (isSooner) return yes({ train, isNew: false });
    const same = ahead.find(({ dueAt }) => dueAt.getTime() === next?.nextAt.getTime()) ?? ahead[0];
    if (state === 'expected' || next === undefined) {
      // There is nothing to resume; where there is a train at all, that is said of it.
      return same === undefined
        ? no({ code: 'no-train', project: project.name })
        : yes({ train: same, isNew: false });
    }
  }
  const at = dueAt ?? next?.nextAt ?? null;
  if (next === undefined || at === null || at.getTime() !== next.nextAt.getTime()) {
    return no({ code: 'no-train', project: project.name });
  }
  const known = ahead.find((each) => each.dueAt.getTime() === at.getTime());
  if (known !== undefined) return yes({ train: known, isNew: false });
  const { timeZone } = next;
  const id = mint.id<TrainId>();
  return yes({ train: expectedTrain({ id, projectId: project.id, dueAt: at, timeZone, now }), isNew: true });
}

import type { TrainId } from '../domain/ids.ts';
import type { TrainShown } from '../domain/schedule/train.ts';
import type { Ports } from '../ports.ts';

/** What a train's message shows, as it is now; null where the train is not there. */
export async function readTrainShown({ store, clock }: Ports, id: TrainId): Promise<TrainShown | null> {
  const train = await store.schedules.train(id);
  const project = train === null ? null : await store.project(train.projectId);
  if (train === null || project === null) return null;
  const candidate = train.candidateId === null ? null : await store.candidate(train.candidateId);
  return {
    train,
    project: project.name,
    candidate: candidate?.name ?? null,
    schedule: project.retiredAt === null ? project.configuration.schedules.cut : null,
    now: clock.now(),
  };
}

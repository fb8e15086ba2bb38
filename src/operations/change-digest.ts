import type { OccurrenceChanged } from '../domain/answer/schedule.ts';
import type { SkippedTimeId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { resumeDigest, skipDigest } from '../domain/schedule/skipped-time.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

/** Skips a project's next digest, or has it sent after all. */
export async function changeDigest(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly project: Project;
    readonly state: 'skipped' | 'expected';
    /** The one that a button named; null for the next. */
    readonly dueAt: Date | null;
  },
): Promise<Outcome<OccurrenceChanged>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { project, state } = asked;
  const permitted = await authorize(ports, asker, 'skip or resume a digest', project);
  if (!permitted.ok) return permitted;
  const { store, clock, mint } = ports;
  return tryAgain(async () => {
    const kept = await store.schedules.schedulesOf(project.id);
    const next = kept.find(({ kind }) => kind === 'digest');
    const isNext = next !== undefined && (asked.dueAt ?? next.nextAt).getTime() === next.nextAt.getTime();
    if (!isNext) return no({ code: 'no-digest', project: project.name });
    const { nextAt: dueAt, timeZone } = next;
    const skips = await store.schedules.skippedTimes(project.id);
    const skip = skips.find((each) => each.dueAt.getTime() === dueAt.getTime()) ?? null;
    const isOld = (skip === null) === (state === 'expected');
    const about = { project: project.name, dueAt: dueAt.toISOString(), timeZone, state };
    if (isOld) return yes<OccurrenceChanged>({ ...about, isOld });
    const word = { project, dueAt, timeZone, by: asker.userId, now: clock.now() };
    const decision = skip === null ? skipDigest(word, mint.id<SkippedTimeId>()) : resumeDigest(word, skip);
    return commitFor(ports, asker, yes<OccurrenceChanged>({ ...about, isOld }), decision);
  });
}

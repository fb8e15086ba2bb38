import type { CandidateId, ChannelId, ReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { cut } from '../domain/release/cut.ts';
import type { Project } from '../domain/repository/repository.ts';
import { candidateName } from '../domain/version/candidate-name.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { checkProject } from './check-project.ts';
import { commitFor } from './commit-for.ts';
import { currentProject } from './current-project.ts';
import { fromKept } from './kept-outcome.ts';
import { type CutWish, type Progress, planCut } from './plan-cut.ts';
import { tryAgain } from './try-again.ts';

export type CutResult = {
  readonly project: string;
  readonly version: string;
  readonly candidate: string;
  readonly channelId: ChannelId;
  readonly changes: number;
};

/** Cuts a release from trunk, or a further candidate of an open one. */
export async function cutRelease(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly wish: CutWish },
  progress: Progress,
): Promise<Outcome<CutResult>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'cut a release', asked.project);
  if (!permitted.ok) return permitted;

  return tryAgain(() => tryToCut(ports, asker, asked, progress));
}

async function tryToCut(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly wish: CutWish },
  progress: Progress,
): Promise<Outcome<CutResult>> {
  const current = await currentProject(ports, asked.project);
  if (!current.ok) return current;
  const { project } = current.value;
  const into = asked.wish.into === null ? null : await ports.store.release(asked.wish.into.id);
  const plan = await planCut(ports, current.value, { ...asked.wish, into }, progress);
  if (!plan.ok) return plan;
  const { version, number, notes } = plan.value;

  const findings = (await checkProject(ports, current.value, 'cut')).filter(
    ({ weight }) => weight === 'blocks',
  );
  if (findings.length > 0) return no({ code: 'doctor-blocks', project: project.name, findings });

  const decision = cut({
    ...plan.value,
    project,
    into,
    by: asker.userId,
    now: ports.clock.now(),
    ids: {
      release: ports.mint.id<ReleaseId>(),
      candidate: ports.mint.id<CandidateId>(),
      dispatch: ports.mint.dispatchId(),
    },
  });
  const result: CutResult = {
    project: project.name,
    version,
    candidate: candidateName({ version, number }),
    channelId: project.channelId,
    changes: notes.entries.length,
  };
  return commitFor(ports, asker, yes(result), decision);
}

import type { PickId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { type PickState, sourceName } from '../domain/pick/pick.ts';
import { reopenPick as decide } from '../domain/pick/reopen-pick.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { otherTry } from './reopen-pick-pull.ts';

export type Reopening = {
  /** `#123`, or a short commit id. */
  readonly what: string;
  readonly version: string;
  readonly prNumber: number | null;
};

/** Asks for the pull request of a pick, or of a fix on its way back to trunk, that was closed without a merge. */
export async function reopenPick(ports: Ports, asker: Asker, id: PickId): Promise<Outcome<Reopening>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { store } = ports;
  const pick = await store.picks.pick(id);
  const project = pick === null ? null : await store.project(pick.projectId);
  const release = pick === null ? null : await store.release(pick.releaseId);
  if (pick === null || project === null || release === null) return no({ code: 'no-project-yet' });
  const permitted = await authorize(ports, asker, 'pick a change', project);
  if (!permitted.ok) return permitted;
  const what = sourceName(pick.source);
  const { version } = release;
  const stands = (state: PickState) => no({ code: 'pick-not-closed', what, version, aim: pick.aim, state });
  if (pick.state !== 'closed') return stands(pick.state);
  if (pick.aim === 'release' && release.state !== 'open') {
    return no({ code: 'release-closed', version, state: release.state });
  }
  const other = await otherTry(ports, pick);
  if (other !== null) return stands(other.state);
  return commitFor(
    ports,
    asker,
    yes({ what, version, prNumber: pick.prNumber }),
    decide({ project, release, pick, now: ports.clock.now() }, asker.userId),
  );
}

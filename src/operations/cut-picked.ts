import type { Decision } from '../domain/change.ts';
import type { CandidateId, ReleaseId } from '../domain/ids.ts';
import { cutRefused, inCandidate } from '../domain/pick/after-cut.ts';
import type { Picking } from '../domain/pick/picking.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { cut } from '../domain/release/cut.ts';
import type { Ports } from '../ports.ts';
import { checkProject } from './check-project.ts';
import { currentProject } from './current-project.ts';
import { planCut } from './plan-cut.ts';

/**
 * Cuts the next candidate from a release's branch for a pick that is on it, in one transaction with the pick's
 * own end. Where a candidate of that commit is there already, as after several picks at once, it is that one.
 */
export async function cutPicked(ports: Ports, picking: Picking): Promise<Decision> {
  const { pick, release } = picking;
  const refused = (code: RefusalCode) => cutRefused(picking, code);
  const current = await currentProject(ports, picking.project);
  if (!current.ok) return refused(current.refusal.code);
  const { project } = current.value;
  const wish = { at: null, as: null, into: release, branch: pick.branch };
  const plan = await planCut(ports, current.value, wish, () => undefined);
  if (!plan.ok) {
    const latest = await ports.store.latestCandidate(release.id);
    const hasAll = plan.refusal.code === 'nothing-changed' && latest !== null;
    return hasAll ? inCandidate(picking, latest.id) : refused(plan.refusal.code);
  }
  const findings = await checkProject(ports, current.value, 'cut');
  if (findings.some(({ weight }) => weight === 'blocks')) return refused('doctor-blocks');

  const candidateId = ports.mint.id<CandidateId>();
  const made = cut({
    ...plan.value,
    project,
    into: release,
    by: pick.askedBy,
    now: picking.now,
    ids: { release: ports.mint.id<ReleaseId>(), candidate: candidateId, dispatch: ports.mint.dispatchId() },
  });
  const ended = inCandidate(picking, candidateId);
  return {
    changes: [...made.changes, ...ended.changes],
    events: [...made.events, ...ended.events],
    effects: [...made.effects, ...ended.effects, { effect: 'bring-back', candidateId }],
  };
}

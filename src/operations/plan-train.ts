import { IntegrationError } from '../domain/integration/integration-error.ts';
import { highlights } from '../domain/notes/highlights.ts';
import { changeKinds } from '../domain/notes/release-notes.ts';
import type { TrainConfiguration } from '../domain/project/configuration.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { openBefore } from '../domain/schedule/open-release.ts';
import type { TrainContents, TrainReason } from '../domain/schedule/train.ts';
import { candidateName } from '../domain/version/candidate-name.ts';
import type { Ports } from '../ports.ts';
import { checkProject } from './check-project.ts';
import { currentProject } from './current-project.ts';
import { type CutPlan, planCut } from './plan-cut.ts';

/** What a project's train would cut now, and into which release; or why it would cut nothing. */
export type TrainPlan =
  | {
      readonly kind: 'cut';
      readonly project: Project;
      readonly plan: CutPlan;
      readonly into: Release | null;
    }
  | { readonly kind: 'none'; readonly reason: TrainReason };

/** So many changes an announced train names. */
const mostHighlights = 6;

/** Plans the cut of a train as a person's would be. Throws an IntegrationError where GitHub cannot be asked. */
export async function planTrain(
  ports: Ports,
  asked: Project,
  { open: policy }: TrainConfiguration,
): Promise<TrainPlan> {
  const current = await currentProject(ports, asked);
  if (!current.ok) return refusedOrUnreachable(current.refusal);
  const { project } = current.value;
  const releases = await ports.store.releases(project.id, { state: 'open' });
  const open = openBefore(releases);
  const into = policy === 'into' ? open : null;
  if (into !== null && into.hotfix !== null) {
    const { version, hotfix } = into;
    return { kind: 'none', reason: { code: 'not-from-trunk', version, from: hotfix.from } };
  }
  const plan = await planCut(ports, current.value, { at: null, as: null, into }, () => undefined);
  if (!plan.ok) return refusedOrUnreachable(plan.refusal);
  if (open !== null && policy === 'skip') {
    return { kind: 'none', reason: { code: 'still-open', version: open.version } };
  }
  const findings = (await checkProject(ports, current.value, 'cut')).filter(
    ({ weight }) => weight === 'blocks',
  );
  if (findings.length > 0) {
    const refusal: Refusal = { code: 'doctor-blocks', project: project.name, findings };
    return { kind: 'none', reason: { code: 'refused', refusal } };
  }
  return { kind: 'cut', project, plan: plan.value, into };
}

function refusedOrUnreachable(refusal: Refusal): TrainPlan {
  switch (refusal.code) {
    case 'nothing-changed':
      return { kind: 'none', reason: { code: 'nothing-to-cut', since: refusal.since } };
    case 'nothing-to-release':
      return { kind: 'none', reason: { code: 'nothing-to-cut', since: null } };
    case 'config-unreachable':
      throw new IntegrationError({ system: 'github', operation: 'read waybill.yaml', retryable: true });
    default:
      return { kind: 'none', reason: { code: 'refused', refusal } };
  }
}

/** A plan as an announced train shows it. */
export function contentsOf(planned: TrainPlan): TrainContents {
  if (planned.kind === 'none') return planned;
  const { version, number, notes, range } = planned.plan;
  return {
    kind: 'changes',
    candidate: candidateName({ version, number }),
    counts: changeKinds
      .map((kind) => ({ kind, count: notes.entries.filter((entry) => entry.kind === kind).length }))
      .filter(({ count }) => count > 0),
    highlights: highlights(notes, mostHighlights).map(({ title, prNumber, prUrl }) => ({
      title,
      prNumber: prNumber ?? null,
      prUrl: prUrl ?? null,
    })),
    compareUrl: range.compareUrl,
  };
}

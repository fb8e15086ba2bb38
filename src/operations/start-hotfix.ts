import type { Decision } from '../domain/change.ts';
import type { Hotfix, HotfixRoute } from '../domain/hotfix/hotfix.ts';
import type { HotfixWay } from '../domain/hotfix/hotfix-plan.ts';
import { startHotfix as decideStart, hotfixRelease, type Told } from '../domain/hotfix/start-hotfix.ts';
import type { PickId, ReleaseId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { askPick } from '../domain/pick/ask-pick.ts';
import { sourceName } from '../domain/pick/pick.ts';
import type { PickTarget } from '../domain/pick/pick-target.ts';
import type { Release } from '../domain/release/release.ts';
import { resolveVersion } from '../domain/version/resolve-version.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { type HotfixGround, type HotfixWish, planHotfix } from './plan-hotfix.ts';
import { releaseBranchFor } from './release-branch-for.ts';
import { tryAgain } from './try-again.ts';
import { whatRuns } from './what-runs.ts';

export type HotfixOrder = HotfixWish & {
  /** The version that was shown; another by now is another hotfix. */
  readonly version: string;
  readonly way: HotfixWay | null;
  /** Open releases that get the fix as well, as they were typed or chosen. */
  readonly into: readonly string[];
};

export type HotfixStarted = {
  readonly what: string;
  readonly version: string;
  readonly from: string;
  readonly into: readonly string[];
};

/** Starts a patch release from what runs in production, with one fix, which is picked at once. */
export async function startHotfix(
  ports: Ports,
  asker: Asker,
  order: HotfixOrder,
): Promise<Outcome<HotfixStarted>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const ground = await planHotfix(ports, asker, order);
    if (!ground.ok) return ground;
    const { plan } = ground.value;
    if (plan.version !== order.version) return no({ code: 'changed-meanwhile', what: 'What runs there' });
    const chosen = choose(plan.targets, order.into);
    if (!chosen.ok) return chosen;
    const route = await routeOf(ports, ground.value, order.way);
    if (!route.ok) return route;
    const started: HotfixStarted = {
      what: sourceName(plan.source),
      version: plan.version,
      from: plan.runs.candidate.name,
      into: chosen.value.map(({ version }) => version),
    };
    const decision = await decide(ports, asker, ground.value, { route: route.value, chosen: chosen.value });
    return commitFor(ports, asker, yes(started), decision);
  });
}

function choose(targets: readonly PickTarget[], into: readonly string[]): Outcome<readonly PickTarget[]> {
  const known = targets.map(({ version }) => ({ version, candidates: [] }));
  const chosen = new Set<PickTarget>();
  for (const text of into) {
    const found = resolveVersion(text, known);
    if (!found.ok) return found;
    const target = targets.find(({ version }) => version === found.value.version);
    if (target?.state === 'missing') chosen.add(target);
  }
  return yes([...chosen]);
}

/** Where something newer stands in the way, a person has to say what is to become of it. */
async function routeOf(
  ports: Ports,
  { plan, project }: HotfixGround,
  way: HotfixWay | null,
): Promise<Outcome<HotfixRoute>> {
  const { stands, others, version } = plan;
  if (way?.kind === 'through') {
    const { environment } = way;
    return others.includes(environment)
      ? yes({ kind: 'through', environment })
      : no({ code: 'environment-unknown', text: environment, known: others });
  }
  if (stands === null) return yes({ kind: 'usual' });
  const { environment } = stands;
  if (way === null) return no({ code: 'hotfix-way-unclear', version, ...stands, others });
  if (way.kind === 'wait') return yes({ kind: 'wait', environment });
  const { candidate } = await whatRuns(ports, { projectId: project.id, environment });
  const occupant = candidate === null ? null : { candidateId: candidate.id, name: candidate.name };
  return yes({ kind: 'take', environment, occupant });
}

async function decide(
  ports: Ports,
  { userId: by }: Asker,
  { plan, project, repository, base, unused }: HotfixGround,
  { route, chosen }: { readonly route: HotfixRoute; readonly chosen: readonly PickTarget[] },
): Promise<Decision> {
  const { mint, clock, store } = ports;
  const { source } = plan;
  const now = clock.now();
  const hotfix: Hotfix = {
    kind: 'fix',
    environment: plan.environment,
    from: base.name,
    fromCandidateId: base.id,
    fromSha: base.sha,
    route,
  };
  const release =
    unused === null
      ? hotfixRelease({
          id: mint.id<ReleaseId>(),
          project,
          version: plan.version,
          runningVersion: plan.runs.candidate.version,
          hotfix,
          by,
          now,
        })
      : { ...unused, hotfix };
  const told: Told[] = plan.targets.map(({ releaseId, version, state }) => ({
    release: { id: releaseId, version },
    state:
      state === 'missing' && !chosen.some((one) => one.releaseId === releaseId)
        ? 'missing'
        : state === 'has'
          ? 'has'
          : 'picked',
  }));
  const also = await Promise.all(chosen.map(({ releaseId }) => store.release(releaseId)));
  const taken: string[] = [];
  const picks: Decision[] = [];
  const into: readonly Release[] = [release, ...also.filter((one) => one !== null)];
  for (const one of into) {
    const branch = await releaseBranchFor(ports, project, repository, one, taken);
    taken.push(branch);
    picks.push(askPick({ id: mint.id<PickId>(), project, release: one, branch, source, by, now }));
  }
  const start = decideStart({
    project,
    release: { ...release, hotfix },
    isNew: unused === null,
    source,
    by,
    told,
    now,
  });
  return mergeDecisions([start, ...picks]);
}

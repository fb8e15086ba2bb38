import type { Decision } from '../domain/change.ts';
import type { PickId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { askPick } from '../domain/pick/ask-pick.ts';
import type { PickAnswer, PickTarget } from '../domain/pick/pick-target.ts';
import type { Project } from '../domain/repository/repository.ts';
import { resolveVersion } from '../domain/version/resolve-version.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { planPicks } from './plan-picks.ts';
import { releaseBranchFor } from './release-branch-for.ts';
import { tryAgain } from './try-again.ts';

export type PicksAsked = {
  /** `#123`, or a short commit id. */
  readonly what: string;
  readonly title: string;
  readonly answers: readonly PickAnswer[];
};

/** Asks for a change in some open releases: each is then carried on by itself. */
export async function pickChange(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly project: Project;
    readonly text: string;
    /** Versions as they were typed. */
    readonly into: readonly string[];
  },
): Promise<Outcome<PicksAsked>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(() => tryToAsk(ports, asker, asked));
}

async function tryToAsk(
  ports: Ports,
  asker: Asker,
  asked: { readonly project: Project; readonly text: string; readonly into: readonly string[] },
): Promise<Outcome<PicksAsked>> {
  const plan = await planPicks(ports, asker, asked);
  if (!plan.ok) return plan;
  const { current, repository, source, targets } = plan.value;
  const chosen = choose(targets, asked.into);
  if (!chosen.ok) return chosen;

  const decisions: Decision[] = [];
  const branches: string[] = [];
  for (const target of chosen.value.filter(({ state }) => state === 'missing')) {
    const release = await ports.store.release(target.releaseId);
    if (release === null) continue;
    const branch = await releaseBranchFor(ports, current, repository, release, branches);
    branches.push(branch);
    decisions.push(
      askPick({
        id: ports.mint.id<PickId>(),
        project: current,
        release,
        branch,
        source,
        by: asker.userId,
        now: ports.clock.now(),
      }),
    );
  }
  const answers = chosen.value.map(
    ({ version, state }): PickAnswer => ({ version, state: state === 'missing' ? 'started' : state }),
  );
  const what = source.prNumber === null ? (source.commits[0]?.sha.slice(0, 7) ?? '') : `#${source.prNumber}`;
  return commitFor(ports, asker, yes({ what, title: source.title, answers }), {
    changes: decisions.flatMap(({ changes }) => changes),
    events: decisions.flatMap(({ events }) => events),
    effects: decisions.flatMap(({ effects }) => effects),
  });
}

function choose(targets: readonly PickTarget[], into: readonly string[]): Outcome<readonly PickTarget[]> {
  const known = targets.map(({ version }) => ({ version, candidates: [] }));
  const chosen: PickTarget[] = [];
  for (const text of into) {
    const found = resolveVersion(text, known);
    if (!found.ok) return found;
    const target = targets.find(({ version }) => version === found.value.version);
    if (target !== undefined && !chosen.includes(target)) chosen.push(target);
  }
  return chosen.length === 0
    ? no({ code: 'version-unknown', text: into.join(' '), known: targets.map(({ version }) => version) })
    : yes(chosen);
}

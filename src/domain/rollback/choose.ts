import type { Deployment } from '../deployment/deployment.ts';
import type { CandidateId, ReleaseId } from '../ids.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Release } from '../release/release.ts';

/** A deployment with the candidate and release that it was of. */
export type PastDeployment = {
  readonly deployment: Deployment;
  readonly candidate: Candidate;
  readonly release: Release;
};

/** What has been in an environment. */
export type RollbackHistory = {
  readonly environment: string;
  /** The rollback that waits, else the last that began there, whatever became of it; null where nothing of ours ever did. */
  readonly latest: PastDeployment | null;
  /** Where that is a rollback: the deployment that it takes away. */
  readonly awayOf: PastDeployment | null;
  /** Verified there, latest first. */
  readonly verified: readonly PastDeployment[];
};

/** What a rollback takes away and what it brings back. */
export type RollbackChoice = {
  readonly away: PastDeployment;
  readonly target: PastDeployment;
  /** What else it could go back to, latest first. */
  readonly others: readonly PastDeployment[];
};

/** A candidate by name, or whichever of a release's candidates was verified there. */
export type RollbackName = {
  readonly name: string;
  readonly releaseId: ReleaseId;
  readonly candidateId: CandidateId | null;
};

export type RollbackWish = {
  readonly isAutomatic: boolean;
  /** The candidate that was named; null for the one that a rollback goes to by itself. */
  readonly to: RollbackName | null;
  /** The candidate that the person saw to be taken away; null where they named none. */
  readonly expects: Pick<Candidate, 'id' | 'name'> | null;
  /** When a person asked for it to be done; what had to wait may have been overtaken. Null where nothing is done yet. */
  readonly askedAt: Date | null;
};

const isNamed = (name: RollbackName, { candidate, release }: PastDeployment): boolean =>
  name.candidateId === null ? release.id === name.releaseId : candidate.id === name.candidateId;

const goesOn: ReadonlySet<Deployment['state']> = new Set(['requested', 'queued', 'running', 'verifying']);

const isUnderWay = ({ state, holdsLane }: Deployment): boolean =>
  state === 'requested' || state === 'queued' || holdsLane;

/**
 * The latest verified deployment of another candidate that is not bad (promise 8), or the one that was named.
 * What is taken away is what began last; a rollback that has not arrived takes away what it set out to.
 */
export function chooseRollback(history: RollbackHistory, wish: RollbackWish): Outcome<RollbackChoice> {
  const { environment, latest } = history;
  if (latest === null) return no({ code: 'nothing-to-roll-back', environment });
  if (isBackAlready(latest.deployment, wish)) {
    return no({
      code: 'rolled-back-already',
      environment,
      candidate: latest.candidate.name,
      from: latest.deployment.rollback?.away.name ?? '',
      at: latest.deployment.requestedAt.toISOString(),
    });
  }
  if (isOvertaken(latest, wish)) {
    const { rollback, state } = latest.deployment;
    const from = rollback?.away.name ?? '';
    return no({ code: 'rollback-came-first', environment, candidate: latest.candidate.name, from, state });
  }
  const away = takenAway(history, latest, wish);
  if (wish.expects !== null && wish.expects.id !== away.candidate.id) {
    const expected = wish.expects.name;
    return no({ code: 'rollback-outdated', environment, expected, present: away.candidate.name });
  }
  const targets = targetsOf(history, away.candidate.id);
  const { to } = wish;
  if (to === null) {
    // What a failed rollback had taken away is not where the next one goes, bad or not.
    const [target, ...others] = targets.filter((each) => each.candidate.id !== history.awayOf?.candidate.id);
    const again = onceMore(history, latest);
    if (target !== undefined)
      return yes({ away, target, others: again === null ? others : [...others, again] });
    return again === null || history.awayOf === null
      ? no({ code: 'no-rollback-target', environment, candidate: away.candidate.name })
      : yes({ away: history.awayOf, target: again, others: [] });
  }
  const target = targets.find((each) => isNamed(to, each));
  if (target !== undefined) return yes({ away, target, others: targets.filter((each) => each !== target) });
  if (isNamed(to, away)) return no({ code: 'already-there', candidate: to.name, environment });
  const known = history.verified.find((each) => isNamed(to, each));
  return known === undefined
    ? no({
        code: 'never-verified-there',
        candidate: to.name,
        environment,
        known: targets.map(({ candidate }) => candidate.name),
      })
    : no({ code: 'candidate-bad', candidate: to.name, because: known.candidate.badReason });
}

/** A second step back is asked for by name; automation never rolls a rollback back. */
function isBackAlready(
  { origin, state, rollback }: Deployment,
  { isAutomatic, to, expects }: RollbackWish,
): boolean {
  if (origin !== 'rollback') return false;
  if (isAutomatic) return true;
  if (state !== 'succeeded') return false;
  return expects === null ? to === null : expects.id === rollback?.away.candidateId;
}

/**
 * The same was asked for twice, and this is the second: the first began after it was asked and is over without having
 * arrived. Taken as a wish of its own, it would go a version further back than anybody meant.
 */
function isOvertaken(latest: PastDeployment, { askedAt, to }: RollbackWish): boolean {
  const { origin, state, requestedAt } = latest.deployment;
  const isOver = state !== 'succeeded' && !goesOn.has(state);
  const isSame = to === null || isNamed(to, latest);
  return origin === 'rollback' && isOver && isSame && askedAt !== null && requestedAt > askedAt;
}

/** Another rollback on its way, or one that is asked for once more: both take away what the first did. */
function takenAway(history: RollbackHistory, latest: PastDeployment, wish: RollbackWish): PastDeployment {
  const { rollback, state } = latest.deployment;
  if (rollback === null || state === 'succeeded') return latest;
  const isNamedAgain = wish.to !== null && isNamed(wish.to, latest);
  const isAgain = isNamedAgain || wish.expects?.id === rollback.away.candidateId;
  if (!isUnderWay(latest.deployment) && !isAgain) return latest;
  return history.awayOf ?? latest;
}

/** What a rollback that did not arrive was bringing back: the same once more is better than nothing. */
function onceMore(
  { verified }: RollbackHistory,
  { deployment, candidate }: PastDeployment,
): PastDeployment | null {
  if (deployment.rollback === null || deployment.state === 'succeeded' || isUnderWay(deployment)) return null;
  const before = verified.find((each) => each.candidate.id === candidate.id);
  return before === undefined || candidate.badSince !== null ? null : before;
}

/** One for each candidate, the latest; of another candidate, and none that is bad. */
function targetsOf({ verified }: RollbackHistory, away: CandidateId): readonly PastDeployment[] {
  const seen = new Set<CandidateId>([away]);
  return verified.filter(({ candidate }) => {
    if (seen.has(candidate.id) || candidate.badSince !== null) return false;
    seen.add(candidate.id);
    return true;
  });
}

import { invalid, type Refused } from '../answer.ts';
import type { RefMove } from '../hooks/payloads.ts';
import { matches } from '../runs/push-filter.ts';
import type { Repository } from '../state/repository.ts';
import type { Ruleset } from '../state/ruleset.ts';

/** The active rulesets that cover a full ref. */
export function rulesetsFor(repository: Repository, ref: string): Ruleset[] {
  return repository.rulesets.filter((set) => {
    if (set.enforcement !== 'active') return false;
    if (!ref.startsWith(set.target === 'tag' ? 'refs/tags/' : 'refs/heads/')) return false;
    const covers = (patterns: readonly string[]) =>
      patterns.some(
        (pattern) =>
          pattern === '~ALL' ||
          (pattern === '~DEFAULT_BRANCH' && ref === `refs/heads/${repository.defaultBranch}`) ||
          matches([pattern], ref),
      );
    return covers(set.include) && !covers(set.exclude);
  });
}

/** Refuses a move that an active rule without bypass forbids. */
export async function refuseByRules(repository: Repository, move: RefMove): Promise<void> {
  const sets = rulesetsFor(repository, move.ref).filter((set) => set.bypass === 'never');
  const has = (type: string) => sets.some((set) => set.rules.some((rule) => rule.type === type));
  if (move.from === undefined && has('creation'))
    throw refuse('Cannot create ref due to creations being restricted.');
  if (move.to === undefined && has('deletion')) throw refuse('Cannot delete this ref.');
  if (move.from === undefined || move.to === undefined) return;
  if (has('update')) throw refuse('Cannot update this protected ref.');
  if (has('pull_request')) throw refuse('Changes must be made through a pull request.');
  if (has('non_fast_forward') && !(await repository.git.isAncestor(move.from, move.to))) {
    throw refuse('Cannot force-push to this ref.');
  }
}

function refuse(why: string): Refused {
  return invalid(`Repository rule violations found\n\n${why}`);
}

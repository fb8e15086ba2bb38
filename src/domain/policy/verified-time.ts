import type { PolicyFacts } from './policy-facts.ts';

/**
 * Time in which the candidate was, verified, what ran in an earlier environment. `running`: it still does;
 * `uncertain`: it may still, which adds nothing; `left`: something else does; `never`: it was not verified there.
 */
export type VerifiedTime =
  | { readonly kind: 'running'; readonly environment: string; readonly from: Date }
  | {
      readonly kind: 'uncertain' | 'left';
      readonly environment: string;
      readonly from: Date;
      readonly until: Date;
    }
  | { readonly kind: 'never'; readonly environment: string };

/** The candidate's verified time in each of the environments that come before. */
export function verifiedTimes(facts: PolicyFacts): readonly VerifiedTime[] {
  return facts.environment.after.map((name) => verifiedTime(facts, name));
}

function verifiedTime(
  { earlier, candidate, verifiedBefore }: PolicyFacts,
  environment: string,
): VerifiedTime {
  const runs = earlier.find((each) => each.environment === environment);
  if (runs?.since && runs.candidate?.id === candidate.id) {
    const { since: from, uncertainSince: until } = runs;
    return until === null
      ? { kind: 'running', environment, from }
      : { kind: 'uncertain', environment, from, until };
  }
  const before = verifiedBefore.find((each) => each.environment === environment);
  return before === undefined ? { kind: 'never', environment } : { kind: 'left', ...before };
}

import type { BuildProblem, Candidate } from './candidate.ts';

const withoutItsTag: ReadonlySet<BuildProblem['code']> = new Set([
  'tag-taken',
  'tag-moved',
  'branch-in-the-way',
  'sha-mismatch',
]);

/**
 * Whether a candidate's tag stands for something else: repeating its build cannot mend that, and a further
 * candidate of the same commit, with a tag of its own, is the way out.
 */
export function isStranded({ stateReason }: Candidate): boolean {
  return stateReason !== null && withoutItsTag.has(stateReason.code);
}

import type { Candidate } from '../release/candidate.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import type { Plan } from './plan.ts';

/** What a person asks for. What is *meant* and what was *mended* is said when asking again, after a question. */
export type PromotionWish = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly environment: string;
  readonly isStepBackMeant?: boolean;
  /** It is to be deployed though it runs there. */
  readonly isAgainMeant?: boolean;
  /** When it is to start; left out for as soon as it can. */
  readonly plan?: Plan;
  /** What was mended since the environment was held. */
  readonly mended?: string;
};

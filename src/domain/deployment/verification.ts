/** How one smoke check stands. `passedBefore`: it answered rightly before the deployment began, or is new. */
export type SmokeProgress = {
  readonly url: string;
  readonly passedBefore: 'yes' | 'no' | 'new' | 'unknown';
  readonly attempts: number;
  readonly state: 'waiting' | 'passed' | 'failed' | 'unclear';
  /** What was found last, in our own words; an answer is never quoted. */
  readonly found: string | null;
};

/** How far a deployment's verification has come. */
export type VerificationProgress = {
  readonly smoke: readonly SmokeProgress[];
  /** Healthy until then, the deployment is verified; null before the smoke checks have passed. */
  readonly bakeUntil: string | null;
};

import type { HeldSince } from '../../domain/policy/stop.ts';

/** What Waybill holds an environment for, as a person says it; a person's own words stay as they are. */
const words: Readonly<Record<string, string>> = {
  'smoke-failed': 'a smoke check failed there',
  'called-faulty': 'a person called it faulty',
  'run-failed': 'its deployment failed',
};

export const holdWords = (because: string): string => words[because] ?? because;

/** Since which candidate, and why: the one that runs there now may be another. */
export const heldSince = ({ candidate, because }: HeldSince): string =>
  `since ${candidate}: ${holdWords(because)}`;

import { plural } from './plural.ts';

const steps = [
  { ms: 86_400_000, unit: 'day' },
  { ms: 3_600_000, unit: 'hour' },
  { ms: 60_000, unit: 'minute' },
  { ms: 1000, unit: 'second' },
] as const;

/** A length of time in its largest whole unit: `3 minutes`, `2 days`. */
export function duration(ms: number): string {
  const step = steps.find((each) => ms >= each.ms);
  return step === undefined ? 'less than a second' : plural(Math.floor(ms / step.ms), step.unit);
}

/** How long somebody has to wait, never less than it takes: 61 seconds are `2 minutes`. */
export function wait(ms: number): string {
  const { ms: step } = steps.find((each) => ms >= each.ms) ?? { ms: 1000 };
  return duration(Math.ceil(ms / step) * step);
}

/** How long before `now` something was; a moment that is not yet past counts as now. */
export function ago(then: Date, now: Date): string {
  const ms = now.getTime() - then.getTime();
  return ms < 60_000 ? 'just now' : `${duration(ms)} ago`;
}

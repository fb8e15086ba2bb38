/** What becomes of a run. */
export type Outcome =
  | { readonly kind: 'succeed' }
  | { readonly kind: 'fail'; readonly job?: string | undefined }
  | {
      readonly kind: 'conclude';
      readonly conclusion: 'skipped' | 'neutral' | 'cancelled' | 'stale' | 'timed_out';
    }
  | { readonly kind: 'hang'; readonly at: 'queued' | 'in_progress' }
  | { readonly kind: 'late'; readonly byMs: number };

/** How long a run stays queued and how long it runs; `manual` leaves every step to control. */
export type Pace = { readonly queuedMs: number; readonly runsMs: number } | 'manual';

/** The outcomes ordered ahead of time, for the runs still to come. */
export class RunPlans {
  pace: Pace;
  /** How long a new run is missing from lists, as on GitHub it may be for seconds. */
  hiddenForMs = 0;
  readonly #ordered: { workflow: string | undefined; outcome: Outcome; times: number }[] = [];

  constructor(pace: Pace) {
    this.pace = pace;
  }

  /** The next `times` runs of a workflow file (any, when not named) end like this. */
  order(outcome: Outcome, options: { workflow?: string | undefined; times?: number | undefined } = {}): void {
    this.#ordered.push({ workflow: options.workflow, outcome, times: options.times ?? 1 });
  }

  take(path: string): Outcome {
    const found = this.#ordered.find(
      (one) =>
        one.times > 0 &&
        (one.workflow === undefined || path === one.workflow || path.endsWith(`/${one.workflow}`)),
    );
    if (found === undefined) return { kind: 'succeed' };
    found.times -= 1;
    return found.outcome;
  }

  clear(): void {
    this.#ordered.length = 0;
  }
}

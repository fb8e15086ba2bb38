/** The hourly allowance that every answer reports in its headers. */
export class RateLimit {
  readonly #now: () => Date;
  readonly #limit: number;
  #used = 0;
  #resetAt = 0;

  constructor(now: () => Date, limit = 5000) {
    this.#now = now;
    this.#limit = limit;
  }

  use(): void {
    this.#renew();
    this.#used += 1;
  }

  /** Nothing is left until the clock has moved on by so many minutes. */
  exhaust(minutes: number): void {
    this.#used = this.#limit;
    this.#resetAt = Math.floor(this.#now().getTime() / 1000) + Math.round(minutes * 60);
  }

  restore(): void {
    this.#used = 0;
    this.#resetAt = 0;
  }

  isExhausted(): boolean {
    this.#renew();
    return this.#used >= this.#limit;
  }

  state(): {
    readonly limit: number;
    readonly used: number;
    readonly remaining: number;
    readonly reset: number;
  } {
    this.#renew();
    return {
      limit: this.#limit,
      used: Math.min(this.#used, this.#limit),
      remaining: Math.max(0, this.#limit - this.#used),
      reset: this.#resetAt,
    };
  }

  headers(): Record<string, string> {
    const state = this.state();
    return {
      'x-ratelimit-limit': String(state.limit),
      'x-ratelimit-remaining': String(state.remaining),
      'x-ratelimit-used': String(state.used),
      'x-ratelimit-reset': String(state.reset),
      'x-ratelimit-resource': 'core',
    };
  }

  #renew(): void {
    const seconds = Math.floor(this.#now().getTime() / 1000);
    if (seconds < this.#resetAt) return;
    this.#used = 0;
    this.#resetAt = seconds + 3600;
  }
}

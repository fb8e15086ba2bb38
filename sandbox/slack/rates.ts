/** Slack's classes of methods by how often they may be called; `posting` is per channel. */
export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special' | 'posting';

interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

const perMinute = (calls: number): Allowance => ({ burst: calls, perSecond: calls / 60 });

const allowances: Readonly<Record<Tier, Allowance>> = {
  tier1: { burst: 10, perSecond: 1 / 60 },
  tier2: perMinute(20),
  tier3: perMinute(50),
  tier4: perMinute(100),
  special: perMinute(600),
  posting: { burst: 3, perSecond: 1 },
};

/** Counts calls on the given clock, and says how long to wait when there were too many. */
export interface Rates {
  /** Seconds to wait, or undefined when the call may go through and was counted. */
  readonly take: (tier: Tier, key: string) => number | undefined;
}

/** A bucket per method (and channel) that fills with time. */
export const createRates = (now: () => Date): Rates => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (tier, key) => {
      const { burst, perSecond } = allowances[tier];
      const at = now().getTime();
      const bucket = buckets.get(key) ?? { left: burst, at };
      const filled = Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
      const mayGo = filled >= 1;
      buckets.set(key, { left: mayGo ? filled - 1 : filled, at });
      return mayGo ? undefined : Math.max(1, Math.ceil((1 - filled) / perSecond));
    },
  };
};

export const noRates: Rates = { take: () => undefined };

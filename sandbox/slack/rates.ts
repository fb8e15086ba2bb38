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

/** All posts of one app in one workspace together: *several hundred* a minute, of which this takes the fewest. */
export const workspacePosting = { burst: 30, perSecond: 5 } as const satisfies Allowance;

/** Counts calls on the given clock, and says how long to wait when there were too many. */
export interface Rates {
  /** Seconds to wait, or undefined when the call may go through and was counted. */
  readonly take: (tier: Tier, key: string) => number | undefined;
}

/** A bucket per method (and channel) that fills with time. */
export const createRates = (now: () => Date): Rates => {
  const buckets = new Map<string, { left: number; at: number }>();
  const bucketOf = (key: string, { burst, perSecond }: Allowance) => {
    const at = now().getTime();
    const bucket = buckets.get(key) ?? { left: burst, at };
    const left = Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
    const wait = left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
    return { wait, count: (taken: 0 | 1) => buckets.set(key, { left: left - taken, at }) };
  };
  return {
    take: (tier, key) => {
      const asked = [
        bucketOf(key, allowances[tier]),
        ...(tier === 'posting' ? [bucketOf('the workspace', workspacePosting)] : []),
      ];
      const wait = Math.max(...asked.map((each) => each.wait));
      for (const each of asked) each.count(wait === 0 ? 1 : 0);
      return wait === 0 ? undefined : wait;
    },
  };
};

export const noRates: Rates = { take: () => undefined };

/** The sandbox's clock: the machine's, plus what it was moved forward by. */
export interface Clock {
  readonly now: () => Date;
  readonly offsetMs: () => number;
  /** It never goes back. */
  readonly moveForward: (byMs: number) => void;
  readonly watch: (watcher: (offsetMs: number) => void) => void;
}

export const createClock = (): Clock => {
  let offsetMs = 0;
  const watchers: ((offsetMs: number) => void)[] = [];
  return {
    now: () => new Date(Date.now() + offsetMs),
    offsetMs: () => offsetMs,
    moveForward: (byMs) => {
      if (!Number.isFinite(byMs) || byMs < 0) throw new Error('The clock only goes forward.');
      offsetMs += byMs;
      for (const watcher of watchers) watcher(offsetMs);
    },
    watch: (watcher) => void watchers.push(watcher),
  };
};

/** What is to happen later, by the stand-in's clock: due acts run in the order of their time. */
export type Agenda = {
  readonly at: (time: Date, act: (time: Date) => void) => { readonly cancel: () => void };
  /** Runs everything that is due by now, and what that makes due. */
  readonly settle: () => void;
  readonly close: () => void;
};

export function startAgenda(now: () => Date, lookEveryMs: number): Agenda {
  let entries: { time: Date; act: (time: Date) => void }[] = [];
  const settle = (): void => {
    for (;;) {
      const limit = now().getTime();
      const due = entries
        .filter((entry) => entry.time.getTime() <= limit)
        .toSorted((a, b) => a.time.getTime() - b.time.getTime())[0];
      if (due === undefined) return;
      entries = entries.filter((entry) => entry !== due);
      due.act(due.time);
    }
  };
  // The clock may be moved by hand at any time, so it is looked at instead of waited for.
  const timer = setInterval(settle, lookEveryMs);
  timer.unref();
  return {
    at(time, act) {
      const entry = { time, act };
      entries.push(entry);
      return {
        cancel: () => {
          entries = entries.filter((one) => one !== entry);
        },
      };
    },
    settle,
    close: () => clearInterval(timer),
  };
}

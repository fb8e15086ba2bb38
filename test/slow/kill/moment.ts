import type { Chance } from './chance.ts';
import type { Lane } from './lane.ts';

/**
 * When the process is killed: so many milliseconds after something, or with its so-manieth request of a kind.
 * *Before*: the request never arrives; *after*: it is carried out, and its answer never arrives.
 */
export type Moment =
  | { readonly at: 'time'; readonly since: keyof typeof stages; readonly ms: number }
  | {
      readonly at: 'github';
      readonly route: string;
      readonly nth: number;
      readonly when: 'before' | 'after';
    }
  | { readonly at: 'slack'; readonly change: 'message' | 'message_changed'; readonly nth: number };

/** From where time is counted, so that a slow machine is not struck at the beginning only. */
const stages = { typed: null, tagged: '/git/refs', dispatched: '/dispatches' } as const;
const longestMs = 1_500;
const lookEveryMs = 250;

/** What a cut asks of GitHub: the first and the last time of it that is struck. */
const routes = [
  ['GET **', 1, 20],
  ['POST /repos/**/git/tags', 1, 1],
  ['POST /repos/**/git/refs', 1, 1],
  ['GET /repos/**/git/ref/tags*', 2, 4],
  ['POST /repos/**/dispatches', 1, 1],
  ['POST /repos/**/dispatches', 1, 1],
  ['GET /repos/**/actions/runs/*', 1, 2],
] as const;

export function someMoment(chance: Chance): Moment {
  const kind = chance.below(10);
  if (kind < 3) {
    const since = (['typed', 'tagged', 'dispatched'] as const)[chance.below(3)] ?? 'typed';
    return { at: 'time', since, ms: chance.below(longestMs) };
  }
  if (kind < 5) {
    const change = chance.below(2) === 0 ? 'message' : 'message_changed';
    // What the captain types is no message of the bot's; its answer, its card and its replies are.
    return { at: 'slack', change, nth: 1 + chance.below(change === 'message' ? 5 : 3) };
  }
  const [route, first, last] = routes[chance.below(routes.length)] ?? routes[0];
  const when = chance.below(2) === 0 ? 'before' : 'after';
  return { at: 'github', route, nth: first + chance.below(1 + last - first), when };
}

/** Kills the lane's bot at the moment; where that never comes, once there is nothing left to happen. */
export async function killAt(lane: Lane, moment: Moment, isOver: () => Promise<boolean>): Promise<void> {
  const struck = Promise.withResolvers<void>();
  const strike = () => {
    lane.bot.kill().then(struck.resolve, struck.reject);
  };
  const stop = lieInWait(lane, moment, strike);
  const timer = setInterval(() => {
    isOver().then(
      (over) => void (over && strike()),
      () => undefined,
    );
  }, lookEveryMs);
  await struck.promise;
  clearInterval(timer);
  stop();
}

function lieInWait({ github, slack }: Lane, moment: Moment, strike: () => void): () => void {
  if (moment.at === 'time') return strikeAfter(github, moment, strike);
  if (moment.at === 'slack') {
    let seen = 0;
    return slack.control.watch(({ kind }) => {
      if (kind !== moment.change) return;
      seen += 1;
      if (seen === moment.nth) strike();
    });
  }
  const { route, nth, when } = moment;
  const { troubles, requests } = github.control;
  const passing = { kind: 'meanwhile', route, times: 1, does: async () => undefined } as const;
  const before = Array.from({ length: nth - 1 }, () => troubles.add(passing));
  const last =
    when === 'before'
      ? troubles.add({ kind: 'drop', route, times: 1 })
      : troubles.add({ ...passing, does: async () => strike() });
  // What is dropped has not arrived.
  const stop = requests.subscribe(({ trouble }) => {
    if (trouble === 'drop') strike();
  });
  return () => {
    stop();
    for (const id of [...before, last]) troubles.remove(id);
  };
}

function strikeAfter(
  github: Lane['github'],
  { since, ms }: Extract<Moment, { at: 'time' }>,
  strike: () => void,
): () => void {
  const timers: NodeJS.Timeout[] = [];
  const begin = () => void timers.push(setTimeout(strike, ms));
  const end = stages[since];
  if (end === null) begin();
  const stop = github.control.requests.subscribe(({ method, path }) => {
    if (end !== null && method === 'POST' && path.endsWith(end)) begin();
  });
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
}

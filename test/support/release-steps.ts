import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** What people do to releases on a workbench, and what they read of them. */
export type ReleaseSteps = {
  /** Merges a pull request, so that there is something to cut. */
  readonly land: (title: string, files?: Readonly<Record<string, string>>) => Promise<string>;
  /** Cuts, and answers with the words that the captain reads. */
  readonly cut: (words?: string) => Promise<string>;
  /** How the next build's run is to go. */
  readonly nextBuild: (outcome: Parameters<Workbench['github']['control']['runs']['order']>[0]) => void;
  /** Merges a fix and cuts it; answers the new version. */
  readonly cutNext: (words?: string) => Promise<string>;
  /** The newest build's run, once GitHub has it. */
  readonly newestRun: (of: string) => Promise<number>;
  /** Lets time fly, five seconds at a time, while something is waited for. */
  readonly flying: <T>(awaited: Promise<T>) => Promise<T>;
  /** What was said under a version's card, oldest first. */
  readonly thread: (version: string) => readonly SeenMessage[];
  /** Waits until something under the card of a version reads so. */
  readonly threadReads: (version: string, words: string | RegExp) => Promise<SeenMessage>;
  readonly press: (version: string, button: string, userId?: string) => Promise<void>;
  /** The build's runs on GitHub, newest first. */
  readonly builds: () => ReturnType<Workbench['github']['control']['runs']['list']>;
  readonly buildsAre: (count: number) => Promise<void>;
  /** The requests to start a workflow that reached GitHub. */
  readonly dispatches: () => number;
  readonly tags: () => Promise<readonly string[]>;
};

const holds = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

export function releaseSteps(bench: Workbench): ReleaseSteps {
  const { slack, github } = bench;
  const thread = (version: string) => {
    const card = bench.card(version);
    if (card === undefined) return [];
    return slack.control
      .as(people.dana)
      .messages('releases')
      .filter(({ threadTs }) => threadTs === card.ts);
  };
  const builds = () => github.control.runs.list().filter(({ workflow }) => workflow.endsWith('/build.yml'));
  let landed = 0;
  return {
    cutNext: async (words = '') => {
      landed += 1;
      await github.control.history.landPull({ title: `fix: number ${landed}` });
      const answer = await bench.ask(people.dana, `cut ${words}`);
      const version = /(\S+)-rc\.1 is cut/.exec(answer)?.[1];
      if (version === undefined) throw new Error(answer);
      return version;
    },
    flying: async (awaited) => {
      const timer = setInterval(() => bench.forward(5_000), 100);
      try {
        return await awaited;
      } finally {
        clearInterval(timer);
      }
    },
    nextBuild: (outcome) => github.control.runs.order(outcome, { workflow: 'build.yml' }),
    newestRun: async (of) => {
      await until(`GitHub has a build of ${of}`, () => builds()[0]?.ref.includes(of) === true);
      return builds()[0]?.id ?? 0;
    },
    land: async (title, files) => (await github.control.history.landPull({ title, files })).sha,
    cut: (words = '') => bench.ask(people.dana, `cut ${words}`),
    thread,
    threadReads: (version, words) =>
      slack.control.waitFor(
        () => thread(version).find((message) => holds(bench.read(message), words)),
        30_000,
      ),
    press: async (version, button, userId = people.dana) => {
      const card = bench.card(version);
      if (card === undefined) throw new Error(`there is no card of ${version}`);
      const outcome = await slack.control.as(userId).press({ channel: 'releases', ts: card.ts }, button);
      if (outcome.status !== 'ok') throw new Error(`${button}: ${JSON.stringify(outcome)}`);
    },
    builds,
    buildsAre: (count) => until(`GitHub has ${count} builds`, () => builds().length === count),
    dispatches: () =>
      github.control.requests
        .list()
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/dispatches')).length,
    tags: async () =>
      ((await github.control.snapshot()).repositories[0]?.tags ?? []).map(({ name }) => name).toSorted(),
  };
}

import type { Exchange } from '../../sandbox/github/http/exchange.ts';
import type { RepositoryOrder } from '../../sandbox/github/options.ts';
import { type StandInGithub, startGithub } from '../../sandbox/github/start-github.ts';
import type { SeenMessage } from '../../sandbox/slack/control/seen.ts';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../sandbox/slack/start.ts';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import {
  githubToken,
  type RunningWaybill,
  type Surroundings,
  startWaybill,
  webhookSecret,
} from './waybill.ts';

/** The stand-ins in this process, and Waybill beside them in one of its own. */
export type Workspace = {
  readonly slack: SlackStandIn;
  readonly github: StandInGithub;
  readonly surroundings: Surroundings;
  readonly start: () => Promise<RunningWaybill>;
  /** Types `/release …` in #releases as the captain; resolves to what `answers` first finds among the answers. */
  readonly ask: (text: string, answers?: (read: string) => boolean, withinMs?: number) => Promise<string>;
  /** Waits until the card of a version reads so. */
  readonly cardReads: (version: string, words: RegExp, withinMs?: number) => Promise<SeenMessage>;
  readonly read: (message: SeenMessage) => string;
  readonly close: () => Promise<void>;
};

const now = (): Date => new Date();

export async function openWorkspace(order: {
  readonly repository: RepositoryOrder;
  readonly slack?: Partial<SlackOptions>;
  readonly databaseUrl: string;
  readonly onExchange?: (exchange: Exchange) => void;
  readonly onCommitsRead?: (commits: number) => void;
}): Promise<Workspace> {
  const { onExchange, onCommitsRead } = order;
  const slack = await startSlack({ now, ...order.slack });
  const github = await startGithub({
    now,
    tokens: [{ token: githubToken, login: 'waybill-bot' }],
    pace: { queuedMs: 0, runsMs: 0 },
    requestsPerHour: 1_000_000,
    repositories: [order.repository],
    ...(onExchange === undefined ? {} : { onExchange }),
    ...(onCommitsRead === undefined ? {} : { onProgress: ({ commits }) => onCommitsRead(commits) }),
  });
  const surroundings: Surroundings = {
    slackApiUrl: slack.apiUrl,
    slackBotToken: slack.botToken,
    slackSigningSecret: slack.signingSecret,
    githubApiUrl: github.apiUrl,
    databaseUrl: order.databaseUrl,
  };
  const { control } = slack;
  const captain = control.as(people.dana);
  const read = (message: SeenMessage): string => control.visibleText(message);
  return {
    slack,
    github,
    surroundings,
    start: async () => {
      const running = await startWaybill(surroundings);
      control.setBotUrl(running.url);
      github.control.webhooks.addTarget({ url: `${running.url}/github/webhooks`, secret: webhookSecret });
      return running;
    },
    ask: async (text, answers = () => true, withinMs = 30_000) => {
      const before = new Set(captain.messages('releases').map(({ ts }) => ts));
      const outcome = await captain.command('/release', text, { channel: 'releases' });
      if (outcome.status !== 'ok') throw new Error(`/release ${text}: ${JSON.stringify(outcome)}`);
      return control.waitFor(
        () =>
          captain
            .messages('releases')
            .filter((message) => message.isEphemeral && !before.has(message.ts))
            .map(read)
            .find(answers),
        withinMs,
      );
    },
    cardReads: (version, words, withinMs = 30_000) =>
      control.waitFor(
        () =>
          captain.messages('releases').find((message) => {
            if (message.threadTs !== null || message.isEphemeral) return false;
            const text = read(message);
            return text.includes(version) && words.test(text);
          }),
        withinMs,
      ),
    read,
    close: async () => {
      await slack.close();
      await github.close();
    },
  };
}

import type { ServerResponse } from 'node:http';
import { troubleParts } from '../acts/troubles.ts';
import { pageHeaders } from '../page-html.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Parts } from '../wire/parts.ts';
import { type ExchangeDetail, exchangeDetail, exchangeParts } from './exchanges.ts';
import { createGithubWatch } from './github-watch.ts';
import { outsideParts } from './outside-parts.ts';
import { personParts } from './person-parts.ts';
import { shopParts } from './shop-parts.ts';
import { wordsPart } from './words-part.ts';

/** What flows from the server to the tabs. */
export interface Feeds {
  /** Keeps a tab informed, as this person, until it goes away. */
  readonly open: (personId: string, response: ServerResponse) => void;
  readonly exchange: (id: string) => ExchangeDetail | undefined;
  readonly close: () => void;
}

interface Tab {
  readonly personId: string;
  readonly response: ServerResponse;
  readonly sent: Map<string, string>;
}

/** Changes within this time travel together. */
const gatherMs = 15;

export const createFeeds = (around: Surroundings): Feeds => {
  const tabs = new Set<Tab>();
  let timer: NodeJS.Timeout | undefined;
  const github = createGithubWatch(around.github, () => soon());

  const send = (tab: Tab, key: string, value: unknown): void => {
    const text = JSON.stringify(value);
    if (tab.sent.get(key) === text) return;
    tab.sent.set(key, text);
    tab.response.write(`data: ${JSON.stringify({ key })?.slice(0, -1)},"value":${text}}\n\n`);
  };

  const shared = (): Partial<Parts> => ({
    team: { id: around.slack.control.world.team.id, name: around.slack.control.world.team.name },
    bot: around.bot.state(),
    clock: { offsetMs: around.clock.offsetMs() },
    github: github.part(),
    words: wordsPart(around, github.snapshot()),
    shop: shopParts(around),
    outside: outsideParts(around),
    trouble: troubleParts(around),
    exchanges: exchangeParts(around),
  });

  const refresh = (): void => {
    timer = undefined;
    if (tabs.size === 0) return;
    const parts = Object.entries(shared());
    for (const tab of tabs) {
      const own = personParts(around.slack.control, tab.personId);
      for (const [key, value] of [...own, ...parts]) send(tab, key, value);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(refresh, gatherMs);
  };

  const unwatch = around.slack.control.watch(soon);
  around.bot.watch(soon);
  around.clock.watch(soon);
  around.outside.watch(soon);
  const ungithub = around.github.control.requests.subscribe(soon);

  return {
    open: (personId, response) => {
      if (!around.slack.control.world.people.has(personId)) {
        response.writeHead(404, pageHeaders).end();
        return;
      }
      response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream' });
      const tab = { personId, response, sent: new Map<string, string>() };
      tabs.add(tab);
      github.follow();
      soon();
      response.on('close', () => {
        tabs.delete(tab);
        if (tabs.size === 0) github.rest();
      });
    },
    exchange: (id) => exchangeDetail(around, id),
    close: () => {
      clearTimeout(timer);
      unwatch();
      ungithub();
      github.rest();
      for (const { response } of tabs) response.end();
    },
  };
};

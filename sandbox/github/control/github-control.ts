import type { Delivery, WebhookTarget } from '../hooks/send-webhook.ts';
import type { WebhookTrouble } from '../hooks/webhooks.ts';
import type { LoggedRequest, RequestLog } from '../http/request-log.ts';
import type { Trouble, Troubles } from '../http/trouble.ts';
import type { RateLimit } from '../rate-limit.ts';
import { fullName, type Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { type HistoryControl, historyControl } from './history-control.ts';
import { type RunControl, runControl } from './run-control.ts';
import { type SettingsControl, settingsControl } from './settings-control.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** Everything a test, the sandbox page or a story may do to the stand-in beside using its API. */
export type GithubControl = {
  readonly runs: RunControl;
  readonly history: HistoryControl;
  readonly settings: SettingsControl;
  readonly webhooks: {
    readonly trouble: (trouble: WebhookTrouble) => void;
    readonly clear: () => void;
    readonly deliveries: () => readonly Delivery[];
    readonly redeliver: (id: number) => boolean;
    readonly addTarget: (target: WebhookTarget) => void;
    readonly removeTarget: (url: string) => void;
  };
  readonly troubles: {
    readonly add: (trouble: Trouble) => number;
    readonly remove: (id: number) => void;
    readonly clear: () => void;
    readonly list: Troubles['list'];
  };
  readonly rateLimit: { readonly exhaust: (minutes: number) => void; readonly restore: () => void };
  readonly requests: {
    readonly list: () => readonly LoggedRequest[];
    readonly subscribe: (listener: (entry: LoggedRequest) => void) => () => void;
  };
  /** Where a repository lies on the disk, for tests that let git itself be the judge. */
  readonly gitDir: (repository?: string) => string;
  /** Does all that is due by the clock, and waits until every webhook has been answered. */
  readonly settle: () => Promise<void>;
  readonly snapshot: () => Promise<Snapshot>;
};

export function githubControl(parts: {
  readonly world: World;
  readonly limit: RateLimit;
  readonly troubles: Troubles;
  readonly log: RequestLog;
}): GithubControl {
  const { world, limit, troubles, log } = parts;
  const repositoryOf = (name: string | undefined): Repository => {
    const found = world.repositories.find((one) => name === undefined || fullName(one) === name);
    if (found === undefined) throw new Error(`There is no repository ${name ?? 'at all'}.`);
    return found;
  };
  return {
    runs: runControl(world, repositoryOf),
    history: historyControl(world, repositoryOf),
    settings: settingsControl(world, repositoryOf),
    webhooks: {
      trouble: (trouble) => world.hooks.trouble(trouble),
      clear: () => world.hooks.clear(),
      deliveries: () => world.hooks.deliveries,
      redeliver: (id) => world.hooks.redeliver(id),
      addTarget: (target) => world.hooks.addTarget(target),
      removeTarget: (url) => world.hooks.removeTarget(url),
    },
    troubles: {
      add: (trouble) => troubles.add(trouble),
      remove: (id) => troubles.remove(id),
      clear: () => troubles.clear(),
      list: () => troubles.list(),
    },
    rateLimit: { exhaust: (minutes) => limit.exhaust(minutes), restore: () => limit.restore() },
    requests: { list: () => log.entries, subscribe: (listener) => log.subscribe(listener) },
    gitDir: (name) => repositoryOf(name).git.dir,
    async settle() {
      world.agenda.settle();
      await world.hooks.idle();
    },
    snapshot: () => snapshotOf(world, troubles),
  };
}

import type { WebhookTarget } from './hooks/send-webhook.ts';
import type { Exchange } from './http/exchange.ts';
import type { Pace } from './runs/run-plan.ts';
import type { App, Permissions } from './state/grant.ts';

/** A repository to serve: a private copy of an existing clone, or the sample history. */
export type RepositoryOrder = {
  readonly owner: string;
  readonly name: string;
  readonly isPrivate?: boolean | undefined;
} & (
  | { readonly from: 'clone'; readonly path: string }
  /** `waybillYaml` replaces the sample's own `waybill.yaml`; `channel` is the one it names. */
  | {
      readonly from: 'sample';
      readonly channel?: string | undefined;
      readonly waybillYaml?: string | undefined;
    }
  /** One first commit with these files on `main`. */
  | { readonly from: 'files'; readonly files: Readonly<Record<string, string>> }
);

type TokenOrder = {
  readonly token: string;
  readonly login: string;
  /** An installation's; a person's token may do everything. */
  readonly permissions?: Permissions | undefined;
};

/** How far the reading of a history has come. */
type Progress = { readonly repository: string; readonly commits: number; readonly total: number };

export type GithubOptions = {
  readonly repositories: readonly RepositoryOrder[];
  /** The stand-in's clock; it may be moved at any time. */
  readonly now: () => Date;
  readonly port?: number | undefined;
  readonly tokens?: readonly TokenOrder[] | undefined;
  readonly app?: Partial<App> | undefined;
  readonly webhooks?: readonly WebhookTarget[] | undefined;
  /** How fast runs go; a few seconds unless said otherwise. */
  readonly pace?: Pace | undefined;
  /** `older-enterprise` knows no `return_run_details`, has no GraphQL, and lives under `/api/v3`. */
  readonly edition?: 'github.com' | 'older-enterprise' | undefined;
  readonly graphql?: boolean | undefined;
  /** Requests an hour; 5,000 unless said otherwise. */
  readonly requestsPerHour?: number | undefined;
  /** How often the clock is looked at, in real milliseconds. */
  readonly lookEveryMs?: number | undefined;
  /** Called while a large history is read. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called with each request and its answer. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
};

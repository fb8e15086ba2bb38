import type { Person } from '../authority/person.ts';
import type { Project, Repository } from '../repository/repository.ts';
import type { RepositoryRules } from '../repository/rules.ts';

/** A channel that a project speaks in, as Slack describes it; null where Slack knows none. */
export type LookedChannel = {
  readonly id: string;
  readonly use: string;
  readonly found:
    | { readonly isArchived: boolean; readonly hasBot: boolean; readonly isShared: boolean }
    | 'unknown'
    | 'could-not-look';
};

/** A person or group that a project names, as Slack describes them. */
export type LookedPrincipal = {
  readonly who: string;
  readonly use: string;
  readonly found:
    | { readonly kind: 'person'; readonly standing: Person['standing'] }
    | { readonly kind: 'group'; readonly members: number }
    | 'unknown'
    | 'could-not-look';
};

/** A host that the project has Waybill call, and whether it may. */
export type LookedHost = {
  readonly host: string;
  readonly use: string;
  readonly found: 'permitted' | 'forbidden' | 'unresolved';
};

/** Everything that a checkup looks at. Parts that are not asked for are empty. */
export type CheckupFacts = {
  readonly project: Project;
  readonly repository: Repository;
  readonly isArchived: boolean;
  readonly trunk: string;
  readonly hasTrunk: boolean;
  readonly rules: RepositoryRules;
  readonly otherProjects: readonly Project[];
  readonly channels: readonly LookedChannel[];
  readonly principals: readonly LookedPrincipal[];
  /** Null where Slack does not tell. */
  readonly slackScopes: readonly string[] | null;
  readonly hasAuditChannel: boolean;
  /** Variables that a file may have something signed with; null where nobody asks. */
  readonly listedSecrets: readonly string[] | null;
  /** E-mail addresses that get notices, and whether there is a mail server; null where nobody asks. */
  readonly mail: { readonly addresses: number; readonly hasServer: boolean } | null;
  readonly hosts: readonly LookedHost[];
  /** Those that somebody subscribed, besides what `waybill.yaml` names. */
  readonly subscribedWebhooks: readonly { readonly url: string; readonly secret: string }[];
};

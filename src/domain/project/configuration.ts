import type { ChannelId } from '../ids.ts';
import type { VersionScheme } from '../version/version.ts';
import type { EnvironmentConfiguration, WorkflowCall } from './environment.ts';

/**
 * A person or a user group as a configuration names it: `U0123`, `S0123`, or `@handle` of a user group
 * until it is resolved (`handles.ts`).
 */
export type Who = string;

export const noticeKinds = ['asn', 'pod', 'digest', 'failure'] as const;
type NoticeKind = (typeof noticeKinds)[number];

/** Who gets notices, and which. */
export type NoticeConfiguration = {
  /** A channel, person or group by id, `@handle`, `mailto:…` or `https://…` */
  readonly to: string;
  readonly kinds: readonly NoticeKind[];
  /** Null for all of them. */
  readonly environments: readonly string[] | null;
  /** Only releases with a change that carries one of these on GitHub; left out, all. */
  readonly labels?: readonly string[];
  /** The environment variable whose value signs a webhook. */
  readonly secret: string | null;
};

/** At what point stakeholders first hear of a release: its first ready candidate, or a request for the last tier. */
export const announceTimes = ['ready', 'requested'] as const;
/** Whether a stakeholder's concern is only answered, or also keeps the release from the last tier until it is. */
export const concernPolicies = ['answer', 'gate'] as const;

/** How a project announces what is coming. */
export type AnnounceConfiguration = {
  readonly when: (typeof announceTimes)[number];
  /** Whether a person sees each advance notice before it leaves. */
  readonly review: boolean;
  readonly concerns: (typeof concernPolicies)[number];
  /** People are told again of a date that moves by more than this. */
  readonly movedMs: number;
  /** Where a release can be tried before it arrives; null for nowhere. */
  readonly early: { readonly environment: string; readonly url: string | null } | null;
};

/** What becomes of an occurrence that fell into a time when nothing ran. */
export const missedPolicies = ['report', 'make-up'] as const;
export type MissedPolicy = (typeof missedPolicies)[number];

/** What a train does where the release before it is still open. */
export const openPolicies = ['skip', 'cut', 'into'] as const;
type OpenPolicy = (typeof openPolicies)[number];

export type ScheduleConfiguration = {
  /** Five fields, in the wall-clock time of the zone. */
  readonly cron: string;
  readonly zone: string;
  readonly missed: MissedPolicy;
};

/** When a release is cut by itself. */
export type TrainConfiguration = ScheduleConfiguration & {
  /** How long before it is announced; 0 for not at all. */
  readonly announceMs: number;
  readonly open: OpenPolicy;
};

/** Where a candidate's artifact is found once it is built. */
type ArtifactSource = {
  /** The name under which the run uploads it. */
  readonly name: string;
  /** What people pull it by, as a template; null where there is nothing to pull. */
  readonly reference: string | null;
};

export type BuildConfiguration = WorkflowCall & { readonly artifact: ArtifactSource | null };

/** What becomes of a cut or a promotion that would drop a fix which an earlier release has. */
export const fixPolicies = ['refuse', 'warn'] as const;
export type FixPolicy = (typeof fixPolicies)[number];

/** One project's part of a `waybill.yaml`, every default filled in. Plain JSON. */
export type ProjectConfiguration = {
  readonly name: string;
  /** Null for the repository's default branch. */
  readonly trunk: string | null;
  /** Globs; empty for the whole repository. */
  readonly paths: readonly string[];
  readonly versioning: {
    readonly scheme: VersionScheme;
    /** Template of a release's tag. */
    readonly tag: string;
    /** Template of a candidate's tag. */
    readonly candidate: string;
  };
  readonly channel: ChannelId;
  readonly captains: readonly Who[];
  /** Null where there is nothing to build: a candidate is ready at once. */
  readonly build: BuildConfiguration | null;
  readonly fixes: FixPolicy;
  /** Globs of what is called out as a migration. */
  readonly migrations: readonly string[];
  /** Globs of migrations that take something away: a rollback over one asks for a plan. */
  readonly contracting: readonly string[];
  /** Globs of what is called out as configuration. */
  readonly configuration: readonly string[];
  /** In order. */
  readonly environments: readonly EnvironmentConfiguration[];
  readonly notices: readonly NoticeConfiguration[];
  readonly announce: AnnounceConfiguration;
  readonly schedules: {
    readonly cut: TrainConfiguration | null;
    /** Quiet: it says nothing where there is nothing to say. */
    readonly digest: (ScheduleConfiguration & { readonly quiet: boolean }) | null;
  };
};

/** Everything that one repository's `waybill.yaml` says. */
export type FileConfiguration = { readonly projects: readonly ProjectConfiguration[] };

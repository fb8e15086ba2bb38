import type { Approval } from '../deployment/approval.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { UserId } from '../ids.ts';
import type { NoticeAnswer } from '../notice/notice.ts';
import type { MissingFix } from '../pick/requirement.ts';
import type { FixPolicy } from '../project/configuration.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Part } from '../repository/rules.ts';
import type { Override } from './override.ts';
import type { Freeze, Hold } from './stop.ts';
import type { WayBack } from './way-back.ts';

/**
 * What runs in an environment: the last succeeded deployment's candidate; *uncertain since* a later one
 * began without succeeding, or a run of its workflow that is not ours was seen.
 */
export type WhatRuns = {
  readonly environment: string;
  readonly candidate:
    | (Pick<Candidate, 'id' | 'name' | 'sha' | 'badSince'> & { readonly version: string })
    | null;
  readonly since: Date | null;
  readonly uncertainSince: Date | null;
};

/** Time in which a candidate was, verified and without interruption, what ran in an environment that it left. */
export type Stretch = { readonly environment: string; readonly from: Date; readonly until: Date };

/** A check of the candidate's commit, from check runs and commit statuses alike. */
export type FoundCheck = {
  readonly name: string;
  /** Slug of the app; null for a commit status. */
  readonly app: string | null;
  readonly state: 'pending' | 'success' | 'failure' | 'skipped' | 'neutral' | 'cancelled' | 'stale';
};

/** Whether somebody may approve now, read afresh. */
export type Eligibility = 'yes' | 'no' | 'unknown';

/** Everything that the gates are judged on. Gathered by an operation; the gates only look. */
export type PolicyFacts = {
  readonly now: Date;
  readonly deployment: Deployment;
  readonly candidate: Candidate;
  readonly version: string;
  /** As the project's configuration in force has it now, which may differ from what was shown. */
  readonly environment: EnvironmentConfiguration;
  readonly here: WhatRuns;
  /** One for each of `environment.after`, in that order. */
  readonly earlier: readonly WhatRuns[];
  /** This candidate's longest in each of these that it does not run in now; none where it was never verified. */
  readonly verifiedBefore: readonly Stretch[];
  /** In force now; those that mean this environment, its project or everything. */
  readonly freezes: readonly Freeze[];
  /** With the name of the candidate that it was set after. */
  readonly hold: (Hold & { readonly candidate: string }) | null;
  /** Stakeholders' concerns about the release that nobody has answered; only where the environment waits for that. */
  readonly concerns: readonly Pick<NoticeAnswer, 'userId' | 'text'>[];
  /** Those of the candidate's commit; asked for only where checks are required. */
  readonly checks: Part<readonly FoundCheck[]>;
  /** What it would go back to from here, should it fail. */
  readonly wayBack: WayBack;
  readonly fixPolicy: FixPolicy;
  /** Fixes of earlier releases that the candidate does not have. */
  readonly missingFixes: Part<readonly MissingFix[]>;
  readonly approvals: readonly Approval[];
  /** For everybody who has approved. */
  readonly eligibility: ReadonlyMap<UserId, Eligibility>;
  /** Slack users among the authors of its changes; asked for only where authors are excluded. */
  readonly authors: ReadonlySet<UserId>;
  /** Human authors on GitHub whom nobody has linked. */
  readonly unlinkedAuthors: readonly string[];
  readonly overrides: readonly Override[];
};

import type { Deployment } from '../deployment/deployment.ts';
import type { Rung } from '../policy/ladder.ts';
import type { WhatRuns } from '../policy/policy-facts.ts';
import type { HeldSince } from '../policy/stop.ts';

/** A deployment with every gate that it is asked, as they answer now. */
export type DeploymentLadder = {
  readonly deployment: Deployment;
  readonly candidate: string;
  readonly ladder: readonly Rung[];
  /** Its place in the queue, from 1; null where it is not queued. */
  readonly position: number | null;
};

/** Why an environment has what it has, and what comes next. */
export type LadderAnswer = {
  readonly project: string;
  readonly environment: string;
  readonly runs: WhatRuns;
  /** Null where the environment is not held. */
  readonly held: HeldSince | null;
  /** What holds the lane. */
  readonly occupant: { readonly deployment: Deployment; readonly candidate: string } | null;
  /** In the order in which they would start. */
  readonly waiting: readonly DeploymentLadder[];
  /** Whether any gate can be overridden there at all: somebody is named for it. */
  readonly canOverride: boolean;
};

/** The ladder as it would be for a candidate at some time, had it been asked for. */
export type Simulation = {
  readonly project: string;
  readonly environment: string;
  readonly candidate: string;
  readonly at: Date;
  readonly ladder: readonly Rung[];
};

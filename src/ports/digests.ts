import type { RolledBackThen } from '../domain/digest/digest.ts';
import type { CountedDeployment, ShippedTimes } from '../domain/digest/figures.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { Release } from '../domain/release/release.ts';

type Between = { readonly from: Date; readonly until: Date };

/** Reading what happened in a project over a time. */
export type DigestStore = {
  /** Releases that were seen shipped then, latest first, whatever became of them since. */
  readonly shipped: (
    projectId: ProjectId,
    then: Between,
  ) => Promise<readonly { readonly release: Release; readonly at: Date }[]>;
  /** The same without their notes, for figures. */
  readonly shippedTimes: (projectId: ProjectId, then: Between) => Promise<readonly ShippedTimes[]>;
  /** Deployments in these environments that had begun, from some time before it. */
  readonly begun: (
    projectId: ProjectId,
    of: Between & { readonly environments: readonly string[] },
  ) => Promise<readonly CountedDeployment[]>;
  /** Rollbacks that arrived then, latest first. */
  readonly rolledBack: (projectId: ProjectId, then: Between) => Promise<readonly RolledBackThen[]>;
};

import type { Decision } from '../change.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { parseUserId } from '../ids.ts';
import type { Candidate } from '../release/candidate.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import type { Rollback } from './rollback.ts';

/** A rollback that has arrived in the last tier. */
type Arrived = Deployment & { readonly rollback: Rollback };

/**
 * A release that had shipped has come back: its fix is a new version. That is so once the rollback is verified;
 * while it is under way, and where it fails, nobody knows that what had shipped is gone.
 */
export function returnRelease(returned: {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly by: Arrived;
  readonly now: Date;
}): Decision {
  const { project, release, candidate, by, now } = returned;
  const because = by.rollback.because ?? `rolled back from ${by.rollback.together.join(', ')}`;
  const { requestedBy } = by;
  const person = requestedBy.startsWith('slack:') ? parseUserId(requestedBy.slice('slack:'.length)) : null;
  return {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { state: 'returned', closedAt: by.succeededAt ?? now, closedBy: person, closedBecause: because },
      },
    ],
    events: [
      {
        kind: 'release-returned',
        projectId: project.id,
        actor: by.requestedBy,
        at: now,
        facts: { version: release.version, candidate: candidate.name, sha: candidate.sha, because },
      },
    ],
    effects: [refreshCard({ release, project })],
  };
}

import type { Decision } from '../change.ts';
import type { PickId, UserId } from '../ids.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import { nothingDone, type Pick, type PickSource } from './pick.ts';
import { aboutPick, pickEvent, sayOfPick } from './picking.ts';

/** Asks for a change in a release: the row, its record, and the work. */
export function askPick(asked: {
  readonly id: PickId;
  readonly project: Project;
  readonly release: Release;
  readonly branch: string;
  readonly source: PickSource;
  readonly by: UserId;
  readonly now: Date;
}): Decision {
  const { project, release, source, by, now } = asked;
  const pick: Pick = {
    ...nothingDone,
    id: asked.id,
    projectId: project.id,
    releaseId: release.id,
    sourceKey: sourceKeyOf(source),
    source,
    state: 'wanted',
    stateAt: now,
    aim: 'release',
    branch: asked.branch,
    lookAt: now,
    askedBy: by,
    askedAt: now,
    waivedBy: null,
    waivedAt: null,
    waivedBecause: null,
  };
  const picking = { project, release, pick, now };
  return {
    changes: [{ insert: 'picks', row: pick }],
    events: [pickEvent(picking, 'pick-asked', {}, bySlackUser(by))],
    effects: [
      refreshCard(picking),
      sayOfPick(picking, {
        kind: 'pick-asked',
        ...aboutPick(picking),
        by,
        commits: source.commits.length,
      }),
      { effect: 'advance-pick', pickId: pick.id },
    ],
  };
}

/** The same for everybody who picks the same. */
export function sourceKeyOf({ prNumber, commits, reverts }: PickSource): string {
  if (reverts !== undefined) return `revert-of-${commits[0]?.sha ?? reverts}`;
  return prNumber === null ? (commits[0]?.sha ?? '') : `#${prNumber}`;
}

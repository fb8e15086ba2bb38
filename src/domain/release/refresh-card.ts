import type { Effect } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import type { Release } from './release.ts';

/** A release's card shows what is so now, in its project's channel; a person who waits for it is told that it does. */
export const refreshCard = (
  {
    release,
    project,
  }: { readonly release: Pick<Release, 'id'>; readonly project: Pick<Project, 'channelId'> },
  wantedBy: UserId | null = null,
): Effect => ({
  effect: 'refresh-card',
  releaseId: release.id,
  channelId: project.channelId,
  wantedBy,
});

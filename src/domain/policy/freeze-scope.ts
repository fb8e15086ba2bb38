import type { Lane } from '../deployment/lane.ts';
import type { ProjectId } from '../ids.ts';
import type { Freeze } from './stop.ts';

/** What a freeze stops: an environment, a project, or everything. */
export type FreezeScope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'project'; readonly projectId: ProjectId; readonly project: string }
  | {
      readonly kind: 'environment';
      readonly projectId: ProjectId;
      readonly project: string;
      readonly environment: string;
    };

/** How a scope is kept with its freeze. */
export function scopeColumns(scope: FreezeScope): Pick<Freeze, 'projectId' | 'environment'> {
  return {
    projectId: scope.kind === 'everything' ? null : scope.projectId,
    environment: scope.kind === 'environment' ? scope.environment : null,
  };
}

/** The scope that was kept; `project` is the name that its project has now. */
export function scopeOf({ projectId, environment }: Freeze, project: string): FreezeScope {
  if (projectId === null) return { kind: 'everything' };
  return environment === null
    ? { kind: 'project', projectId, project }
    : { kind: 'environment', projectId, project, environment };
}

/** Whether a freeze is about a project, or something in it. */
export const concernsProject = (freeze: Pick<Freeze, 'projectId'>, projectId: ProjectId): boolean =>
  freeze.projectId === null || freeze.projectId === projectId;

/** Whether a freeze is about a lane. */
export const concernsLane = (
  freeze: Pick<Freeze, 'projectId' | 'environment'>,
  { projectId, environment }: Lane,
): boolean =>
  concernsProject(freeze, projectId) && (freeze.environment === null || freeze.environment === environment);

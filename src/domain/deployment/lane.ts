import { type ProjectId, parseProjectId } from '../ids.ts';
import { type Deployment, origins } from './deployment.ts';

/** A lane: one environment of one project. */
export type Lane = { readonly projectId: ProjectId; readonly environment: string };

/** How a lane is named where only text will do. */
export const laneKey = ({ projectId, environment }: Lane): string => `${projectId}/${environment}`;

/** The lane of a key that `laneKey` made. */
export function readLaneKey(key: string): Lane {
  const slash = key.indexOf('/');
  return { projectId: parseProjectId(key.slice(0, slash)), environment: key.slice(slash + 1) };
}

type Queued = Pick<Deployment, 'id' | 'origin' | 'rank' | 'queuedAt' | 'requestedAt'>;

/** The rank that a request starts with. Whoever is moved up gets one between those before and after. */
export const rankOf = (origin: Deployment['origin']): number => origins.indexOf(origin) * 1_000_000;

/** The order in which queued deployments start: by rank, then first come, first served. */
export function queueOrder<T extends Queued>(queued: readonly T[]): readonly T[] {
  const since = ({ queuedAt, requestedAt }: Queued): number => (queuedAt ?? requestedAt).getTime();
  return queued.toSorted((a, b) => a.rank - b.rank || since(a) - since(b) || (a.id < b.id ? -1 : 1));
}

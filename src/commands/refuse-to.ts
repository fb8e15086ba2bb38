import type { Act } from '../domain/authority/act.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Project } from '../domain/repository/repository.ts';
import { authorize } from '../operations/authorize.ts';
import { type Context, type Reply, refuse } from './command.ts';

/**
 * A refusal that may name versions or environments of a project: only for those who may do what they asked for.
 * The others read that they may not, and nothing of what there is (promise 22).
 */
export async function refuseTo(
  { ports, asker }: Context,
  act: Act,
  project: Project,
  refusal: Refusal,
): Promise<Reply> {
  const permitted = await authorize(ports, asker, act, project);
  return refuse(permitted.ok ? refusal : permitted.refusal);
}

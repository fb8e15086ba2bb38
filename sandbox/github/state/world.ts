import type { Accounts } from '../accounts.ts';
import type { Agenda } from '../agenda.ts';
import { isoSeconds } from '../git/commit-object.ts';
import type { Webhooks } from '../hooks/webhooks.ts';
import type { RunPlans } from '../runs/run-plan.ts';
import type { Grants } from './grant.ts';
import type { Repository } from './repository.ts';

/** Everything the stand-in knows while it runs. */
export type World = {
  readonly now: () => Date;
  readonly agenda: Agenda;
  readonly accounts: Accounts;
  readonly grants: Grants;
  readonly repositories: readonly Repository[];
  readonly hooks: Webhooks;
  readonly plans: RunPlans;
  readonly nextId: () => number;
  /** The address it is reached at, without a slash at the end; known once it listens. */
  readonly url: () => string;
  readonly edition: 'github.com' | 'older-enterprise';
  readonly graphql: boolean;
};

export const stamp = (world: World): string => isoSeconds(world.now());

export function repositoryNamed(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return world.repositories.find((one) => `${one.owner}/${one.name}`.toLowerCase() === wanted);
}

/** The root of the REST API as answers name it. */
export const apiUrl = (world: World): string =>
  world.edition === 'older-enterprise' ? `${world.url()}/api/v3` : world.url();

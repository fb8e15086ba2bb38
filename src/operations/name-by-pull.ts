import { IntegrationError } from '../domain/integration/integration-error.ts';
import { knownByPull } from '../domain/pick/known-by-pull.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** Of more, the labels and the time of the merge are not asked for. */
const mostAsked = 20;

type NamingPorts = {
  readonly github: Pick<Ports['github'], 'pullRequest'>;
  readonly store: { readonly picks: Pick<Ports['store']['picks'], 'picksOfProject'> };
};

/** Names what was picked by the pull request that it came by, with the labels and the merge of that one. */
export async function nameByPull(
  { github, store }: NamingPorts,
  range: ChangeRange,
  { project, repository }: { readonly project: Project; readonly repository: Repository },
): Promise<ChangeRange> {
  const trunk = project.configuration.trunk ?? repository.defaultBranch;
  const named = knownByPull(range, await store.picks.picksOfProject(project.id), trunk);
  const told = new Set(range.pullRequests.map(({ number }) => number));
  const added = named.pullRequests.filter(({ number }) => !told.has(number)).slice(0, mostAsked);
  const found = await Promise.all(
    added.map(({ number }) => askFor(github.pullRequest(repository.fullName, number))),
  );
  const byNumber = new Map(found.flatMap((pull) => (pull === null ? [] : [[pull.number, pull] as const])));
  return {
    ...named,
    pullRequests: named.pullRequests.map((facts) => {
      const pull = byNumber.get(facts.number);
      if (pull === undefined) return facts;
      return { ...facts, labels: pull.labels, mergedAt: pull.mergedAt ?? facts.mergedAt };
    }),
  };
}

/** What Waybill knows of it itself will do where GitHub does not tell. */
async function askFor<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof IntegrationError) return null;
    throw error;
  }
}

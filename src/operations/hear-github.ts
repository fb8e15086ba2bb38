import type { Effect } from '../domain/change.ts';
import { isSha, parseRepositoryId } from '../domain/ids.ts';
import type { Heard } from '../domain/repository/heard.ts';
import type { Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/**
 * Takes a webhook as a hint of where to look. What it says is not believed: the work that it wakes
 * reads GitHub itself, so that late, repeated and reordered deliveries all come to the same.
 */
export async function hearGithub(ports: Ports, heard: Heard): Promise<void> {
  const { store } = ports;
  if (heard.kind === 'ignored') return;
  // A repository that is not registered here is none of our business, whoever signed for it.
  const repository = await store.repository(parseRepositoryId(heard.repositoryId));
  if (repository === null) return;
  const effects = await wokenBy(ports, heard, repository);
  if (effects.length > 0) await store.commit({ changes: [], events: [], effects });
}

async function wokenBy(
  { store }: Ports,
  heard: Exclude<Heard, { kind: 'ignored' }>,
  { id, defaultBranch }: Repository,
): Promise<readonly Effect[]> {
  const readFile = [{ effect: 'read-project-file', repositoryId: id }] as const;
  switch (heard.kind) {
    case 'run': {
      if (!isSha(heard.headSha)) return [];
      const run = { runId: heard.runId, sha: heard.headSha };
      const dispatches = await store.dispatchesForRun(id, run);
      return dispatches.map(({ candidateId }) => ({ effect: 'advance-build', candidateId }));
    }
    case 'push':
      return heard.branch === defaultBranch && heard.touchesProjectFile !== false ? readFile : [];
    case 'repository-renamed':
      return readFile;
    default:
      return heard satisfies never;
  }
}

import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Repository } from '../domain/repository/repository.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type TagWorkflowsAccepted = { readonly repository: string; readonly workflows: readonly string[] };

/** The workflow files on its projects' trunks, and those that run without a file there; null: not to be seen. */
async function workflowsOn(
  { github, store }: Ports,
  { id, fullName, defaultBranch }: Repository,
): Promise<readonly string[] | null> {
  const projects = (await store.projects()).filter(({ repositoryId }) => repositoryId === id);
  const trunks = new Set(projects.map(({ configuration }) => configuration.trunk ?? defaultBranch));
  const rules = await Promise.all([...trunks].map((trunk) => github.rules(fullName, { trunk, named: [] })));
  const seen = rules.flatMap(({ workflows }) => (workflows.kind === 'unseen' ? [] : [workflows.value]));
  if (seen.length < rules.length) return null;
  return [...new Set(seen.flat().map(({ file }) => file))];
}

/** An admin's word that a tag of ours may start these workflows, by name. */
export async function acceptTagWorkflows(
  ports: Ports,
  asker: Asker,
  asked: TagWorkflowsAccepted,
): Promise<Outcome<TagWorkflowsAccepted>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'accept tag workflows', null);
  if (!permitted.ok) return permitted;
  return tryAgain(() => tryToAccept(ports, asker, asked));
}

async function tryToAccept(
  ports: Ports,
  asker: Asker,
  { repository: fullName, workflows }: TagWorkflowsAccepted,
): Promise<Outcome<TagWorkflowsAccepted>> {
  const repository = (await ports.store.repositories()).find(
    (one) => one.fullName.toLowerCase() === fullName.toLowerCase(),
  );
  if (repository === undefined) return no({ code: 'repository-unknown', repository: fullName });
  const known = await workflowsOn(ports, repository);
  const unknown = known === null ? [] : workflows.filter((file) => !known.includes(file));
  if (known !== null && unknown.length > 0) {
    return no({ code: 'workflow-unknown', repository: repository.fullName, texts: unknown, known });
  }
  const accepted = [...new Set([...repository.acceptedTagWorkflows, ...workflows])];
  return commitFor(ports, asker, yes({ repository: repository.fullName, workflows }), {
    changes: [
      {
        update: 'repositories',
        id: repository.id,
        revision: repository.revision,
        set: { acceptedTagWorkflows: accepted },
      },
    ],
    events: [
      {
        kind: 'tag-workflows-accepted',
        projectId: null,
        actor: bySlackUser(asker.userId),
        at: ports.clock.now(),
        facts: { repository: repository.fullName, workflows },
      },
    ],
    effects: [],
  });
}

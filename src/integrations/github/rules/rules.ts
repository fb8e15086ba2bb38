import { IntegrationError } from '../../../domain/integration/integration-error.ts';
import type { Part, RepositoryRules } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { environments } from './environments.ts';
import { tagRules } from './tag-rules.ts';
import { workflows } from './workflows.ts';

/** Everything the doctor looks at. Each part stands alone: one that cannot be seen hides no other. */
export async function rules(
  connection: Connection,
  repository: string,
  asked: { readonly trunk: string; readonly named: readonly string[] },
): Promise<RepositoryRules> {
  const [workflowFiles, rulesOnTags, itsEnvironments, permissions] = await Promise.all([
    orUnseen(workflows(connection, repository, asked)),
    orUnseen(tagRules(connection, repository)),
    orUnseen(environments(connection, repository)),
    orUnseen(connection.access.permissions(repository)),
  ]);
  return { workflows: workflowFiles, tagRules: rulesOnTags, environments: itsEnvironments, permissions };
}

async function orUnseen<T>(part: Promise<Part<T>>): Promise<Part<T>> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof IntegrationError) return { kind: 'unseen', status: null };
    throw error;
  }
}

import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { WorkflowFile } from '../../../domain/repository/rules.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { readFile } from '../repository/read-file.ts';
import { readWorkflowFile } from '../workflow-file.ts';

const asListed = z.object({ state: z.string() });

/**
 * One workflow as a commit has it. GitHub takes the inputs of a dispatch by the file at its ref, and refuses one
 * that is disabled. https://docs.github.com/en/rest/actions/workflows#get-a-workflow
 */
export async function workflowAt(
  connection: Connection,
  repository: string,
  file: string,
  sha: Sha,
): Promise<WorkflowFile | null> {
  const [read, said] = await Promise.all([
    readFile(connection, repository, `.github/workflows/${file}`, sha),
    ask(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}',
      params: { workflow_id: file },
      answer: asListed,
    }),
  ]);
  if (read === null) return null;
  // A compatible server may not have the question: then the file itself is all that is known.
  const state = said.kind === 'no' ? 'unknown' : said.value.state;
  const known = state === 'active' ? 'active' : state.startsWith('disabled') ? 'disabled' : 'unknown';
  return readWorkflowFile(file, read.text, known);
}

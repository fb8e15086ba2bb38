import { z } from 'zod';
import type { Run } from '../../../domain/repository/run.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';
import { pageSize } from '../http/pages.ts';
import { runShape } from './run-shape.ts';

const answer = z.object({ workflow_runs: z.array(runShape) });

/** The latest runs of a workflow, whatever started them, newest first; none where there is no such workflow. */
export async function recentRuns(
  connection: Connection,
  repository: string,
  workflow: string,
): Promise<readonly Run[]> {
  const found = await askOrNull(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    params: { workflow_id: workflow, per_page: pageSize },
    answer,
  });
  return found?.workflow_runs ?? [];
}

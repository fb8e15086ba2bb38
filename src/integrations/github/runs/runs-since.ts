import { z } from 'zod';
import type { Run } from '../../../domain/repository/run.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';
import { isLastPage, pageSize } from '../http/pages.ts';
import { runShape } from './run-shape.ts';

/** GitHub's clock may be behind ours. */
const marginMs = 2 * 60_000;

/** GitHub gives no more than a thousand runs of a search. */
const mostPages = 10;

const answer = z.object({ workflow_runs: z.array(runShape) });

/** Runs of a workflow started by dispatch since a little before a time, newest first. */
export async function runsSince(
  connection: Connection,
  repository: string,
  workflow: string,
  since: Date,
): Promise<readonly Run[]> {
  const from = new Date(since.getTime() - marginMs);
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const runs: Run[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const said = await ask(connection, {
      repository,
      route,
      params: {
        workflow_id: workflow,
        event: 'workflow_dispatch',
        created: `>=${from.toISOString().replace(/\.\d+Z$/, 'Z')}`,
        per_page: pageSize,
        page,
      },
      answer,
    });
    if (said.kind === 'no') throw refused(route, said.status);
    const found = said.value.workflow_runs;
    runs.push(...found);
    if (isLastPage(found.length, said.link)) break;
  }
  // Not every server filters: what is asked for is looked at again.
  return runs
    .filter(({ event, createdAt }) => event === 'workflow_dispatch' && createdAt >= from)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.runId - a.runId);
}

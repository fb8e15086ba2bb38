import type { Run } from '../../../domain/repository/run.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';
import { runShape } from './run-shape.ts';

/** A run in its latest attempt; null where GitHub no longer has it. */
export const run = (connection: Connection, repository: string, runId: number): Promise<Run | null> =>
  askOrNull(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    params: { run_id: runId },
    answer: runShape,
  });

import type { Connection } from '../connection.ts';
import { refused } from '../http/ask.ts';
import { unanswered } from '../http/unanswered.ts';
import { writeOnce } from '../http/write-once.ts';

const route = 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel';

/** Asks for a run to be cancelled. One that has ended already (409), or is gone (404), needs no cancelling. */
export async function cancelRun(connection: Connection, repository: string, runId: number): Promise<void> {
  const wrote = await writeOnce(connection, { repository, route, params: { run_id: runId } });
  if (wrote.kind === 'answered') return;
  if (wrote.kind === 'refused') {
    if (wrote.status === 409 || wrote.status === 404) return;
    throw refused(route, wrote.status);
  }
  if (wrote.kind === 'uncertain')
    throw unanswered(route, { kind: 'uncertain', status: null, requestId: null });
  const retryAfterMs = wrote.until.getTime() - connection.clock.now().getTime();
  throw unanswered(route, { kind: 'limited', retryAfterMs, requestId: null });
}

import { z } from 'zod';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';
import { isLastPage, pageSize } from '../http/pages.ts';

const jobs = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      conclusion: z.string().nullable(),
      completed_at: z.string().nullish(),
    }),
  ),
});
type Job = z.infer<typeof jobs>['jobs'][number];

/** In the order in which they explain a failure. */
const explaining = ['failure', 'timed_out', 'startup_failure', 'cancelled'];

const mostPages = 10;

/** The name of the job that failed first in an attempt; null where none did, or it cannot be told. */
export async function failingJob(
  connection: Connection,
  repository: string,
  runId: number,
  attempt: number,
): Promise<string | null> {
  const all: Job[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const said = await ask(connection, {
      repository,
      route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
      params: { run_id: runId, attempt_number: attempt, per_page: pageSize, page },
      answer: jobs,
    });
    if (said.kind === 'no') break;
    all.push(...said.value.jobs);
    if (isLastPage(said.value.jobs.length, said.link)) break;
  }
  const ended = all
    .filter(({ conclusion }) => conclusion !== null && explaining.includes(conclusion))
    .toSorted((a, b) => rank(a) - rank(b) || endOf(a) - endOf(b));
  return ended[0]?.name ?? null;
}

const rank = ({ conclusion }: Job): number => explaining.indexOf(conclusion ?? '');

const endOf = (job: Job): number =>
  job.completed_at == null ? Number.MAX_SAFE_INTEGER : Date.parse(job.completed_at);

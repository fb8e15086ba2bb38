import { type Answer, ok } from '../answer.ts';
import { checkRunShape, type ReportedCheck } from '../shapes/check-run.ts';
import { web } from '../shapes/links.ts';
import { latest } from '../state/workflow-run.ts';
import { type Call, commitOf, pageOf, type Route } from './route.ts';

/** What was reported on a commit: by control, and by the jobs of its workflow runs. */
function reported(call: Call, sha: string): ReportedCheck[] {
  const { world, repository } = call;
  const byJobs = repository.runs
    .filter((run) => run.headSha === sha)
    .flatMap((run) =>
      latest(run).jobs.map((job) => ({
        id: job.id,
        name: job.name,
        app: 'github-actions',
        status: job.status,
        conclusion: job.conclusion,
        startedAt: job.startedAt,
        completedAt: job.completedAt,
        suite: run.id + 500_000_000,
        page: web(world, repository, `/actions/runs/${run.id}/job/${job.id}`),
      })),
    );
  const byOthers = repository.checkRuns
    .filter((check) => check.sha === sha)
    .map((check) =>
      Object.assign({ suite: check.id, page: web(world, repository, `/runs/${check.id}`) }, check),
    );
  return [...byOthers, ...byJobs].toReversed();
}

async function list(call: Call): Promise<Answer> {
  const sha = await commitOf(call, call.param('ref'));
  const name = call.query.get('check_name');
  const status = call.query.get('status');
  const app = call.query.get('app_id');
  const all = call.query.get('filter') === 'all';
  const found = reported(call, sha)
    .filter((one) => name === null || one.name === name)
    .filter((one) => status === null || one.status === status)
    .filter((one) => app === null || (app === '15368') === (one.app === 'github-actions'));
  const kept = all
    ? found
    : found.filter(
        (one, index) =>
          found.findIndex((other) => other.name === one.name && other.app === one.app) === index,
      );
  const { items, headers } = pageOf(call, kept);
  const check_runs = items.map((one) => checkRunShape(call.world, call.repository, sha, one));
  return { ...ok({ total_count: kept.length, check_runs }), headers };
}

export const checkRunRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: 'checks:read',
    handle: list,
  },
];

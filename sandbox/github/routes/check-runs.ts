import { type Answer, ok } from '../answer.ts';
import { foreignApp } from '../shapes/app.ts';
import { nodeId, repoApi, web } from '../shapes/links.ts';
import { latest } from '../state/workflow-run.ts';
import { type Call, commitOf, pageOf, type Route } from './route.ts';

type Reported = {
  readonly id: number;
  readonly name: string;
  readonly app: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly suite: number;
  readonly page: string;
};

/** What was reported on a commit: by control, and by the jobs of its workflow runs. */
function reported(call: Call, sha: string): Reported[] {
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
  const check_runs = items.map((one) => shape(call, sha, one));
  return { ...ok({ total_count: kept.length, check_runs }), headers };
}

function shape(call: Call, sha: string, one: Reported): Record<string, unknown> {
  const url = repoApi(call.world, call.repository, `/check-runs/${one.id}`);
  return {
    id: one.id,
    head_sha: sha,
    node_id: nodeId('CR', one.id),
    external_id: String(one.id),
    url,
    html_url: one.page,
    details_url: one.page,
    status: one.status,
    conclusion: one.conclusion,
    started_at: one.startedAt,
    completed_at: one.completedAt,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    name: one.name,
    check_suite: { id: one.suite },
    app: foreignApp(call.world, one.app),
    pull_requests: [],
  };
}

export const checkRunRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    needs: 'checks:read',
    handle: list,
  },
];

import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { foreignApp } from './app.ts';
import { nodeId, repoApi } from './links.ts';

/** A check run, whoever reported it. */
export type ReportedCheck = {
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

export function checkRunShape(
  world: World,
  repository: Repository,
  sha: string,
  one: ReportedCheck,
): Record<string, unknown> {
  const url = repoApi(world, repository, `/check-runs/${one.id}`);
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
    app: foreignApp(world, one.app),
    pull_requests: [],
  };
}

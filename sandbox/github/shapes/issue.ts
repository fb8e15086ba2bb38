import type { Pull } from '../pulls/pull.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { repoApi } from './links.ts';
import { simplePull } from './pull.ts';

/** A pull request seen as an issue. */
export function issueShape(world: World, repository: Repository, pull: Pull): Record<string, unknown> {
  const url = repoApi(world, repository, `/issues/${pull.number}`);
  const whole = simplePull(world, repository, pull);
  const shared = Object.fromEntries(
    [
      'id',
      'node_id',
      'number',
      'state',
      'locked',
      'title',
      'user',
      'body',
      'labels',
      'assignee',
      'assignees',
      'milestone',
      'created_at',
      'updated_at',
      'closed_at',
      'html_url',
      'author_association',
    ].map((key) => [key, whole[key]]),
  );
  return {
    ...shared,
    url,
    repository_url: repoApi(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    comments: 0,
    pull_request: {
      url: whole['url'],
      html_url: whole['html_url'],
      diff_url: whole['diff_url'],
      patch_url: whole['patch_url'],
    },
  };
}

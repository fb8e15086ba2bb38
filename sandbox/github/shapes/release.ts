import type { Release } from '../state/release.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { nodeId, repoApi, web } from './links.ts';
import { simpleUser } from './user.ts';

export function releaseShape(
  world: World,
  repository: Repository,
  release: Release,
): Record<string, unknown> {
  const url = repoApi(world, repository, `/releases/${release.id}`);
  const tag = release.draft ? `untagged-${release.id}` : release.tag;
  const archive = (kind: string) =>
    release.draft ? null : repoApi(world, repository, `/${kind}/refs/tags/${release.tag}`);
  return {
    id: release.id,
    node_id: nodeId('RE', release.id),
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: web(world, repository, `/releases/tag/${tag}`),
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: release.createdAt,
    updated_at: release.publishedAt ?? release.createdAt,
    published_at: release.publishedAt,
    author: simpleUser(world, release.author),
    assets: [],
  };
}

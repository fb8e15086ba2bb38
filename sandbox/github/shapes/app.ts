import type { World } from '../state/world.ts';
import { nodeId } from './links.ts';
import { simpleUser } from './user.ts';

/** The GitHub App the bot signs in as. */
export function integration(world: World): Record<string, unknown> {
  const { app } = world.grants;
  return {
    ...foreignApp(world, app.slug, app.id),
    name: app.name,
    owner: simpleUser(world, app.owner),
    permissions: app.permissions,
    events: app.events,
    installations_count: 1,
  };
}

/** An app that reported something, such as GitHub Actions. */
export function foreignApp(world: World, slug: string, id = 15368): Record<string, unknown> {
  return {
    id,
    slug,
    node_id: nodeId('A', id),
    owner: simpleUser(world, 'github'),
    name: slug === 'github-actions' ? 'GitHub Actions' : slug,
    description: null,
    external_url: `${world.url()}/apps/${slug}`,
    html_url: `${world.url()}/apps/${slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: {},
    events: [],
  };
}

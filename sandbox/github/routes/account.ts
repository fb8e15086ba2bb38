import { randomBytes } from 'node:crypto';
import { type Answer, created, notFound, ok, Refused } from '../answer.ts';
import { integration } from '../shapes/app.ts';
import { fullRepository } from '../shapes/repository.ts';
import { simpleUser } from '../shapes/user.ts';
import { apiUrl } from '../state/world.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';

function asApp(call: Call): void {
  if (call.grant.kind !== 'app') throw new Refused(401, 'A JSON web token could not be decoded');
}

function installation(call: Call): Record<string, unknown> {
  const { world } = call;
  const { app } = world.grants;
  const at = `${apiUrl(world)}/app/installations/${app.installationId}`;
  return {
    id: app.installationId,
    app_id: app.id,
    app_slug: app.slug,
    target_id: world.accounts.named(app.owner, 'Organization').id,
    target_type: 'Organization',
    account: simpleUser(world, app.owner),
    permissions: app.permissions,
    events: app.events,
    repository_selection: 'all',
    access_tokens_url: `${at}/access_tokens`,
    repositories_url: `${apiUrl(world)}/installation/repositories`,
    html_url: `${world.url()}/organizations/${app.owner}/settings/installations/${app.installationId}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

function accessToken(call: Call): Answer {
  asApp(call);
  const { grants, now } = call.world;
  if (numberParam(call, 'installation_id') !== grants.app.installationId) throw notFound();
  const token = `ghs_${randomBytes(18).toString('hex')}`;
  grants.add(token, {
    login: `${grants.app.slug}[bot]`,
    kind: 'installation',
    permissions: grants.app.permissions,
  });
  return created({
    token,
    expires_at: new Date(now().getTime() + 3_600_000).toISOString(),
    permissions: grants.app.permissions,
    repository_selection: 'all',
  });
}

/** Who is asking, as a person, an app or an installation of it. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    handle(call) {
      if (call.grant.kind !== 'user') throw new Refused(403, 'Resource not accessible by integration');
      return ok({
        ...simpleUser(call.world, call.grant.login),
        name: call.grant.login,
        company: null,
        blog: null,
        location: null,
        email: null,
        hireable: null,
        bio: null,
        public_repos: 0,
        public_gists: 0,
        followers: 0,
        following: 0,
        created_at: '2026-01-01T00:00:00Z',
        updated_at: '2026-01-01T00:00:00Z',
      });
    },
  },
  {
    method: 'GET',
    path: '/app',
    handle(call) {
      asApp(call);
      return ok(integration(call.world));
    },
  },
  {
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    handle: accessToken,
  },
  {
    method: 'GET',
    path: '/app/installations',
    handle(call) {
      asApp(call);
      return ok([installation(call)]);
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    handle(call) {
      asApp(call);
      void call.repository;
      return ok(installation(call));
    },
  },
  {
    method: 'GET',
    path: '/installation/repositories',
    handle(call) {
      if (call.grant.kind !== 'installation')
        throw new Refused(
          403,
          'You must authenticate with an installation access token in order to list repositories for an installation.',
        );
      const { items, headers } = pageOf(call, call.world.repositories);
      const repositories = items.map((one) => fullRepository(call.world, one));
      return {
        ...ok({ total_count: call.world.repositories.length, repositories, repository_selection: 'all' }),
        headers,
      };
    },
  },
];

import { type Answer, created, invalid, notFound, nothing, ok } from '../answer.ts';
import { subjectPayload } from '../hooks/payloads.ts';
import { moveRef } from '../refs/move-ref.ts';
import { releaseShape } from '../shapes/release.ts';
import type { Release } from '../state/release.ts';
import { stamp } from '../state/world.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';

function known(call: Call): Release {
  const id = numberParam(call, 'release_id');
  const release = call.repository.releases.find((one) => one.id === id);
  if (release === undefined) throw notFound();
  return release;
}

const already = (tag: string) =>
  invalid('Validation Failed', [
    { resource: 'Release', code: 'already_exists', field: 'tag_name', value: tag },
  ]);

/** Publishing makes the tag when there is none; what is published as immutable keeps its tag for ever. */
async function publish(call: Call, release: Release): Promise<void> {
  const { world, repository } = call;
  const ref = `refs/tags/${release.tag}`;
  if ((await repository.git.ref(ref)) === undefined) {
    const to = await repository.git.resolve(release.target);
    if (to === undefined) {
      throw invalid('Validation Failed', [
        { resource: 'Release', code: 'invalid', field: 'target_commitish' },
      ]);
    }
    await moveRef(world, repository, { ref, from: undefined, to, sender: call.grant.login });
  }
  release.publishedAt = stamp(world);
  if (repository.immutableReleases) {
    release.immutable = true;
    repository.spentTags.add(release.tag);
  }
  const subject = { action: 'published', release: releaseShape(world, repository, release) };
  world.hooks.emit('release', subjectPayload(world, repository, subject, call.grant.login));
}

async function create(call: Call): Promise<Answer> {
  const { world, repository } = call;
  const tag = call.body.text('tag_name');
  if (
    tag === '' ||
    repository.spentTags.has(tag) ||
    repository.releases.some((one) => one.tag === tag && !one.draft)
  ) {
    throw already(tag);
  }
  const release: Release = {
    id: world.nextId(),
    tag,
    target: call.body.optionalText('target_commitish') ?? repository.defaultBranch,
    name: call.body.optionalText('name') ?? null,
    body: call.body.optionalText('body') ?? null,
    draft: call.body.flag('draft', false),
    prerelease: call.body.flag('prerelease', false),
    immutable: false,
    author: call.grant.login,
    createdAt: stamp(world),
    publishedAt: null,
  };
  if (!release.draft) await publish(call, release);
  repository.releases.unshift(release);
  return created(releaseShape(world, repository, release));
}

async function update(call: Call): Promise<Answer> {
  const release = known(call);
  const { body, repository } = call;
  const tag = body.optionalText('tag_name') ?? release.tag;
  if (release.immutable && (tag !== release.tag || body.has('target_commitish'))) {
    throw invalid('Cannot update an immutable release');
  }
  if (tag !== release.tag && repository.releases.some((one) => one.tag === tag)) throw already(tag);
  const wasDraft = release.draft;
  release.tag = tag;
  release.target = body.optionalText('target_commitish') ?? release.target;
  release.name = body.optionalText('name') ?? release.name;
  release.body = body.optionalText('body') ?? release.body;
  release.prerelease = body.flag('prerelease', release.prerelease);
  if (wasDraft && !body.flag('draft', true)) {
    await publish(call, release);
    release.draft = false;
  }
  return ok(releaseShape(call.world, repository, release));
}

export const releaseRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/releases',
    needs: 'contents:read',
    handle(call) {
      const { items, headers } = pageOf(call, call.repository.releases);
      const body = items.map((one) => releaseShape(call.world, call.repository, one));
      return { ...ok(body), headers };
    },
  },
  { method: 'POST', path: '/repos/{owner}/{repo}/releases', needs: 'contents:write', handle: create },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/releases/latest',
    needs: 'contents:read',
    handle(call) {
      const latest = call.repository.releases.find((one) => !one.draft && !one.prerelease);
      if (latest === undefined) throw notFound();
      return ok(releaseShape(call.world, call.repository, latest));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/releases/tags/{tag}',
    needs: 'contents:read',
    handle(call) {
      const release = call.repository.releases.find((one) => one.tag === call.param('tag') && !one.draft);
      if (release === undefined) throw notFound();
      return ok(releaseShape(call.world, call.repository, release));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/releases/{release_id}',
    needs: 'contents:read',
    handle: (call) => ok(releaseShape(call.world, call.repository, known(call))),
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/releases/{release_id}',
    needs: 'contents:write',
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/releases/{release_id}',
    needs: 'contents:write',
    handle(call) {
      const { releases } = call.repository;
      releases.splice(releases.indexOf(known(call)), 1);
      return nothing;
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/immutable-releases',
    needs: 'administration:read',
    handle(call) {
      if (!call.repository.immutableReleases) throw notFound();
      return ok({ enabled: true, enforced_by_owner: false });
    },
  },
];

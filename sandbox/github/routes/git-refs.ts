import { created, invalid, notFound, nothing, ok } from '../answer.ts';
import { isRefName, isSha } from '../git/ref-name.ts';
import type { RefEntry } from '../git/repository.ts';
import { moveRef } from '../refs/move-ref.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import type { Call, Route } from './route.ts';

function refShape(call: Call, entry: RefEntry): Record<string, unknown> {
  const kinds: Record<string, string> = { commit: 'commits', tag: 'tags', tree: 'trees', blob: 'blobs' };
  return {
    ref: entry.ref,
    node_id: nodeId('REF', `${call.repository.id}:${entry.ref}`),
    url: repoApi(call.world, call.repository, `/git/${entry.ref}`),
    object: {
      sha: entry.oid,
      type: entry.type,
      url: repoApi(call.world, call.repository, `/git/${kinds[entry.type] ?? 'commits'}/${entry.oid}`),
    },
  };
}

async function knownRef(call: Call): Promise<RefEntry | undefined> {
  return call.repository.git.ref(`refs/${call.param('ref')}`);
}

async function objectOf(call: Call, sha: string): Promise<string> {
  const object = isSha(sha) ? await call.repository.git.object(sha) : undefined;
  if (object === undefined) throw invalid('Object does not exist');
  return object.type;
}

/** Refs as the git data API gives them; moves go through the rules and tell the webhooks. */
export const gitRefRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/ref/{ref}',
    needs: 'contents:read',
    async handle(call) {
      const entry = await knownRef(call);
      if (entry === undefined) throw notFound();
      return ok(refShape(call, entry));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/matching-refs/{ref}',
    needs: 'contents:read',
    async handle(call) {
      const prefix = `refs/${call.param('ref')}`;
      const folder = prefix.slice(0, prefix.lastIndexOf('/'));
      const entries = await call.repository.git.refs(folder);
      return ok(entries.filter((one) => one.ref.startsWith(prefix)).map((entry) => refShape(call, entry)));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/refs',
    needs: 'contents:write',
    async handle(call) {
      const ref = call.body.text('ref');
      const sha = call.body.text('sha');
      if (!isRefName(ref)) throw invalid(`${ref} is not a valid ref name.`);
      const type = await objectOf(call, sha);
      if ((await call.repository.git.ref(ref)) !== undefined) throw invalid('Reference already exists');
      await moveRef(call.world, call.repository, { ref, from: undefined, to: sha, sender: call.grant.login });
      return created(refShape(call, { ref, oid: sha, type }));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/git/refs/{ref}',
    needs: 'contents:write',
    async handle(call) {
      const sha = call.body.text('sha');
      const entry = await knownRef(call);
      if (entry === undefined) throw invalid('Reference does not exist');
      const type = await objectOf(call, sha);
      const forward = await call.repository.git.isAncestor(entry.oid, sha);
      if (!call.body.flag('force', false) && !forward) throw invalid('Update is not a fast forward');
      await moveRef(call.world, call.repository, {
        ref: entry.ref,
        from: entry.oid,
        to: sha,
        sender: call.grant.login,
      });
      return ok(refShape(call, { ref: entry.ref, oid: sha, type }));
    },
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/git/refs/{ref}',
    needs: 'contents:write',
    async handle(call) {
      const entry = await knownRef(call);
      if (entry === undefined) throw invalid('Reference does not exist');
      await moveRef(call.world, call.repository, {
        ref: entry.ref,
        from: entry.oid,
        to: undefined,
        sender: call.grant.login,
      });
      return nothing;
    },
  },
];

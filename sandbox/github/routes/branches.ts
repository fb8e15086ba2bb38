import { notFound, ok } from '../answer.ts';
import { rulesetsFor } from '../refs/ref-rules.ts';
import { commitShape } from '../shapes/commit.ts';
import { repoApi, web } from '../shapes/links.ts';
import { type Call, pageOf, type Route } from './route.ts';

const isProtected = (call: Call, branch: string): boolean =>
  rulesetsFor(call.repository, `refs/heads/${branch}`).length > 0;

export const branchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches',
    needs: 'contents:read',
    async handle(call) {
      const refs = await call.repository.git.refs('refs/heads');
      const { items, headers } = pageOf(call, refs);
      const body = items.map(({ ref, oid }) => {
        const name = ref.replace('refs/heads/', '');
        return {
          name,
          commit: { sha: oid, url: repoApi(call.world, call.repository, `/commits/${oid}`) },
          protected: isProtected(call, name),
        };
      });
      return { ...ok(body), headers };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/branches/{branch}',
    needs: 'contents:read',
    async handle(call) {
      const name = call.param('branch');
      const ref = await call.repository.git.ref(`refs/heads/${name}`);
      const commit = ref === undefined ? undefined : await call.repository.git.commit(ref.oid);
      if (commit === undefined) throw notFound();
      const url = repoApi(call.world, call.repository, `/branches/${encodeURIComponent(name)}`);
      return ok({
        name,
        commit: commitShape(call.world, call.repository, commit),
        _links: { self: url, html: web(call.world, call.repository, `/tree/${name}`) },
        protected: isProtected(call, name),
        protection: {
          enabled: false,
          required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
        },
        protection_url: `${url}/protection`,
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/tags',
    needs: 'contents:read',
    async handle(call) {
      const refs = await call.repository.git.refs('refs/tags');
      const { items, headers } = pageOf(call, refs.toReversed());
      const body = await Promise.all(
        items.map(async ({ ref }) => {
          const name = ref.replace('refs/tags/', '');
          const sha = (await call.repository.git.resolve(ref)) ?? '';
          return {
            name,
            commit: { sha, url: repoApi(call.world, call.repository, `/commits/${sha}`) },
            zipball_url: repoApi(call.world, call.repository, `/zipball/refs/tags/${name}`),
            tarball_url: repoApi(call.world, call.repository, `/tarball/refs/tags/${name}`),
            node_id: `REF_${name}`,
          };
        }),
      );
      return { ...ok(body), headers };
    },
  },
];

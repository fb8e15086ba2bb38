import { created, invalid, notFound, ok } from '../answer.ts';
import { changedFiles } from '../git/changed-files.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { closePull, reopenPull } from '../pulls/close-pull.ts';
import { openPull } from '../pulls/open-pull.ts';
import type { Pull } from '../pulls/pull.ts';
import { commitShape, fileShape } from '../shapes/commit.ts';
import { fullPull, simplePull } from '../shapes/pull.ts';
import { withoutMergeSha } from './api-versions.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';

function known(call: Call): Pull {
  const pull = call.repository.pulls.numbered(numberParam(call, 'pull_number'));
  if (pull === undefined) throw notFound();
  return pull;
}

/** What the pull request itself changes: from where it left its base to its head. */
async function span(call: Call, pull: Pull): Promise<{ from: string; commits: readonly string[] }> {
  const { mergeBase, ahead } = await call.repository.comparisons.of(pull.baseSha, pull.headSha);
  return { from: mergeBase ?? pull.baseSha, commits: ahead };
}

async function whole(call: Call, pull: Pull): Promise<Record<string, unknown>> {
  const { from, commits } = await span(call, pull);
  const files = await changedFiles(call.repository.git, from, pull.headSha);
  const base = await call.repository.git.resolve(`refs/heads/${pull.base}`);
  const mergeable =
    pull.state === 'closed' || base === undefined
      ? null
      : (await mergeTrees(call.repository.git, base, pull.headSha)).result === 'clean';
  const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
  return withoutMergeSha(
    call,
    fullPull(call.world, call.repository, pull, {
      commits: commits.length,
      additions: sum('additions'),
      deletions: sum('deletions'),
      files: files.length,
      mergeable,
    }),
  );
}

export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls',
    needs: 'pull_requests:read',
    handle(call) {
      const state = call.query.get('state') ?? 'open';
      const base = call.query.get('base');
      const head = call.query.get('head')?.replace(/^[^:]*:/, '');
      const found = call.repository.pulls
        .all()
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => base === null || pull.base === base)
        .filter((pull) => head === undefined || pull.head === head);
      const { items, headers } = pageOf(
        call,
        call.query.get('direction') === 'asc' ? found.toReversed() : found,
      );
      const body = items.map((pull) => withoutMergeSha(call, simplePull(call.world, call.repository, pull)));
      return { ...ok(body), headers };
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/pulls',
    needs: 'pull_requests:write',
    async handle(call) {
      const title = call.body.optionalText('title');
      if (title === undefined)
        throw invalid('Validation Failed', [
          { resource: 'PullRequest', code: 'missing_field', field: 'title' },
        ]);
      const pull = await openPull(call.world, call.repository, {
        title,
        body: call.body.optionalText('body') ?? null,
        head: call.body.text('head').replace(/^[^:]*:/, ''),
        base: call.body.text('base'),
        draft: call.body.flag('draft', false),
        author: call.grant.login,
      });
      return created(await whole(call, pull));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}',
    needs: 'pull_requests:read',
    handle: async (call) => ok(await whole(call, known(call))),
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}',
    needs: 'pull_requests:write',
    async handle(call) {
      const pull = known(call);
      const state = call.body.optionalText('state');
      if (state === 'open') await reopenPull(call.world, call.repository, pull);
      if (state === 'closed') closePull(call.world, call.repository, pull);
      pull.title = call.body.optionalText('title') ?? pull.title;
      pull.body = call.body.optionalText('body') ?? pull.body;
      return ok(await whole(call, pull));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/files',
    needs: 'pull_requests:read',
    async handle(call) {
      const pull = known(call);
      const { from } = await span(call, pull);
      const files = await changedFiles(call.repository.git, from, pull.headSha);
      const { items, headers } = pageOf(call, files.slice(0, 3000));
      return {
        ...ok(items.map((file) => fileShape(call.world, call.repository, file, pull.headSha))),
        headers,
      };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/commits',
    needs: 'pull_requests:read',
    async handle(call) {
      const { commits } = await span(call, known(call));
      const { items, headers } = pageOf(call, commits.slice(0, 250));
      const found = await call.repository.git.commits(items);
      return { ...ok(found.map((commit) => commitShape(call.world, call.repository, commit))), headers };
    },
  },
];

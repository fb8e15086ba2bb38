import { type Answer, invalid, notFound, ok } from '../answer.ts';
import { changedFiles } from '../git/changed-files.ts';
import { commitShape, fileShape } from '../shapes/commit.ts';
import { simplePull } from '../shapes/pull.ts';
import { withoutMergeSha } from './api-versions.ts';
import { type Call, commitOf, pageOf, paging, type Route } from './route.ts';

const linkTo = (call: Call, page: number, rel: string): string => {
  const url = new URL(call.address);
  url.searchParams.set('page', String(page));
  return `<${url.href}>; rel="${rel}"`;
};

async function list(call: Call): Promise<Answer> {
  const { git, defaultBranch } = call.repository;
  const from = await git.resolve(call.query.get('sha') ?? defaultBranch);
  if (from === undefined) throw notFound();
  const { size, page } = paging(call);
  const filters = (['since', 'until', 'author'] as const).flatMap((key) => {
    const value = call.query.get(key);
    return value === null ? [] : [`--${key}=${value}`];
  });
  const path = call.query.get('path');
  const listed = await git.run([
    'rev-list',
    `--skip=${(page - 1) * size}`,
    `--max-count=${size + 1}`,
    ...filters,
    from,
    ...(path === null || path === '' ? [] : ['--', `:(literal)${path.replace(/^\//, '')}`]),
  ]);
  const shas = listed.split('\n').filter((sha) => sha !== '');
  const commits = await git.commits(shas.slice(0, size));
  const links = [
    ...(page > 1 ? [linkTo(call, page - 1, 'prev'), linkTo(call, 1, 'first')] : []),
    ...(shas.length > size ? [linkTo(call, page + 1, 'next')] : []),
  ];
  return {
    status: 200,
    body: commits.map((commit) => commitShape(call.world, call.repository, commit)),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

async function one(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const sha = await commitOf(call, call.param('ref'));
  if (call.accept.includes('.sha')) {
    return { status: 200, raw: { type: 'application/vnd.github.sha; charset=utf-8', content: sha } };
  }
  if (call.accept.includes('diff')) {
    const content = await git.run([
      'diff-tree',
      '-p',
      '-M',
      '--root',
      '--no-commit-id',
      '-m',
      '--first-parent',
      sha,
    ]);
    return { status: 200, raw: { type: 'application/vnd.github.diff; charset=utf-8', content } };
  }
  const commit = await git.commit(sha);
  if (commit === undefined) throw invalid(`No commit found for SHA: ${call.param('ref')}`);
  const files = await changedFiles(git, commit.parents[0], sha);
  const page = pageOf({ ...call, query: withSize(call.query, 100) }, files);
  const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
  return {
    status: 200,
    body: {
      ...commitShape(call.world, call.repository, commit),
      stats: {
        additions: sum('additions'),
        deletions: sum('deletions'),
        total: sum('additions') + sum('deletions'),
      },
      files: page.items.map((file) => fileShape(call.world, call.repository, file, sha)),
    },
    headers: page.headers,
  };
}

function withSize(query: URLSearchParams, size: number): URLSearchParams {
  const sized = new URLSearchParams(query);
  if (!sized.has('per_page')) sized.set('per_page', String(size));
  return sized;
}

/** Commits, and the pull requests behind one. */
export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: '/repos/{owner}/{repo}/commits', needs: 'contents:read', handle: list },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    needs: 'pull_requests:read',
    async handle(call) {
      const sha = await commitOf(call, call.param('commit_sha'));
      const { items, headers } = pageOf(call, await call.repository.pulls.ofCommit(sha));
      const body = items.map((pull) => withoutMergeSha(call, simplePull(call.world, call.repository, pull)));
      return { ...ok(body), headers };
    },
  },
];

/** Listed after the routes below a commit, since a ref may contain slashes. */
export const commitByRefRoute: Route = {
  method: 'GET',
  path: '/repos/{owner}/{repo}/commits/{ref}',
  needs: 'contents:read',
  handle: one,
};

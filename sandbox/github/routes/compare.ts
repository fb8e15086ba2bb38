import { type Answer, notFound } from '../answer.ts';
import { changedFiles } from '../git/changed-files.ts';
import type { Comparison } from '../git/compare-commits.ts';
import { commitShape, fileShape } from '../shapes/commit.ts';
import { repoApi, web } from '../shapes/links.ts';
import { type Call, linkHeader, paging, type Route } from './route.ts';

function statusOf(comparison: Comparison): string {
  if (comparison.ahead.length > 0) return comparison.behindBy > 0 ? 'diverged' : 'ahead';
  return comparison.behindBy > 0 ? 'behind' : 'identical';
}

/** Refs may carry `owner:` in front; only this repository's own are known. */
const plain = (call: Call, ref: string): string =>
  ref.startsWith(`${call.repository.owner}:`) ? ref.slice(call.repository.owner.length + 1) : ref;

async function compare(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const [baseName, headName] = call.param('basehead').split('...');
  if (baseName === undefined || headName === undefined) throw notFound();
  const base = await git.resolve(plain(call, baseName));
  const head = await git.resolve(plain(call, headName));
  if (base === undefined || head === undefined) throw notFound();
  const comparison = await call.repository.comparisons.of(base, head);
  if (comparison.mergeBase === undefined) throw notFound();

  const paged = call.query.has('page') || call.query.has('per_page');
  const { size, page } = paging(call);
  const shas = paged ? comparison.ahead.slice((page - 1) * size, page * size) : comparison.ahead.slice(-250);
  const commits = await git.commits(shas);
  const [baseCommit, mergeBase] = await git.commits([base, comparison.mergeBase]);
  if (baseCommit === undefined || mergeBase === undefined) throw notFound();
  const shape = (commit: typeof baseCommit) => commitShape(call.world, call.repository, commit);
  const name = `${base.slice(0, 12)}...${head.slice(0, 12)}`;
  const page1 = web(call.world, call.repository, `/compare/${name}`);
  const body = {
    url: repoApi(call.world, call.repository, `/compare/${call.param('basehead')}`),
    html_url: page1,
    permalink_url: page1,
    diff_url: `${page1}.diff`,
    patch_url: `${page1}.patch`,
    base_commit: shape(baseCommit),
    merge_base_commit: shape(mergeBase),
    status: statusOf(comparison),
    ahead_by: comparison.ahead.length,
    behind_by: comparison.behindBy,
    total_commits: comparison.ahead.length,
    commits: commits.map(shape),
    // Files belong to the whole comparison and are given once, with its first page.
    ...(page === 1 ? { files: await files(call, comparison.mergeBase, head) } : {}),
  };
  const headers = paged ? linkHeader(call, { size, page, total: comparison.ahead.length }) : {};
  return { status: 200, body, headers };
}

async function files(call: Call, from: string, to: string): Promise<unknown[]> {
  const changed = await changedFiles(call.repository.git, from, to);
  return changed.slice(0, 300).map((file) => fileShape(call.world, call.repository, file, to));
}

export const compareRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/compare/{basehead}',
    needs: 'contents:read',
    handle: compare,
  },
];

import { created, invalid, notFound, ok } from '../answer.ts';
import { isoSeconds, parseSignature, type Signature } from '../git/commit-object.ts';
import { isSha } from '../git/ref-name.ts';
import { type TreeEdit, writeBlob, writeCommit, writeTag, writeTree } from '../git/write-objects.ts';
import { isRecord } from '../request-body.ts';
import { gitCommitShape } from '../shapes/commit.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import type { Call, Route } from './route.ts';

function signature(call: Call, given: unknown, otherwise?: Signature): Signature {
  const text = (key: string) => (isRecord(given) && typeof given[key] === 'string' ? given[key] : undefined);
  const date = Date.parse(text('date') ?? '');
  return {
    name: text('name') ?? otherwise?.name ?? call.grant.login,
    email: text('email') ?? otherwise?.email ?? `${call.grant.login}@users.noreply.github.com`,
    date: Number.isNaN(date) ? (otherwise?.date ?? isoSeconds(call.world.now())) : isoSeconds(new Date(date)),
  };
}

async function need(call: Call, sha: string, type: string): Promise<void> {
  const object = isSha(sha) ? await call.repository.git.object(sha) : undefined;
  if (object?.type !== type)
    throw invalid(`${type === 'tree' ? 'Tree SHA' : 'Parent SHA'} does not exist or is not a ${type} object`);
}

async function tagShape(call: Call, sha: string): Promise<Record<string, unknown>> {
  const object = isSha(sha) ? await call.repository.git.object(sha) : undefined;
  if (object?.type !== 'tag') throw notFound();
  const text = object.content.toString('utf8');
  const end = text.indexOf('\n\n');
  const head = text.slice(0, end).split('\n');
  const field = (key: string) => head.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? '';
  const kind = { commit: 'commits', tree: 'trees', blob: 'blobs', tag: 'tags' }[field('type')] ?? 'commits';
  return {
    node_id: nodeId('TA', object.oid),
    tag: field('tag'),
    sha: object.oid,
    url: repoApi(call.world, call.repository, `/git/tags/${object.oid}`),
    message: text.slice(end + 2).replace(/\n$/, ''),
    tagger: parseSignature(field('tagger')),
    object: {
      sha: field('object'),
      type: field('type'),
      url: repoApi(call.world, call.repository, `/git/${kind}/${field('object')}`),
    },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

async function editsOf(call: Call): Promise<TreeEdit[]> {
  const entries = call.body.list('tree');
  if (entries === undefined) throw invalid('Invalid request.\n\n"tree" wasn\'t supplied.');
  return Promise.all(
    entries.map(async (entry) => {
      const { path, mode, sha, content } = isRecord(entry) ? entry : {};
      if (typeof path !== 'string' || path === '' || path.split('/').includes('..') || path.startsWith('/')) {
        throw invalid('tree.path contains a malformed path component');
      }
      const oid =
        typeof content === 'string' ? await writeBlob(call.repository.git, content) : (sha ?? undefined);
      if (oid !== undefined && (typeof oid !== 'string' || !isSha(oid)))
        throw invalid('tree.sha is not a valid SHA');
      return { path, mode: typeof mode === 'string' ? mode : '100644', oid };
    }),
  );
}

/** Commits, annotated tags and trees of the git data API. */
export const gitObjectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/commits/{commit_sha}',
    needs: 'contents:read',
    async handle(call) {
      const commit = await call.repository.git.commit(call.param('commit_sha'));
      if (commit === undefined) throw notFound();
      return ok(gitCommitShape(call.world, call.repository, commit));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/commits',
    needs: 'contents:write',
    async handle(call) {
      const tree = call.body.text('tree');
      const parents = (call.body.list('parents') ?? []).map(String);
      await need(call, tree, 'tree');
      await Promise.all(parents.map((sha) => need(call, sha, 'commit')));
      const author = signature(call, call.body.all['author']);
      const sha = await writeCommit(call.repository.git, {
        tree,
        parents,
        message: call.body.text('message'),
        author,
        committer: signature(call, call.body.all['committer'], author),
      });
      const commit = await call.repository.git.commit(sha);
      if (commit === undefined) throw notFound();
      return created(gitCommitShape(call.world, call.repository, commit));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/tags/{tag_sha}',
    needs: 'contents:read',
    handle: async (call) => ok(await tagShape(call, call.param('tag_sha'))),
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/tags',
    needs: 'contents:write',
    async handle(call) {
      const object = call.body.text('object');
      const type = call.body.text('type');
      const found = isSha(object) ? await call.repository.git.object(object) : undefined;
      if (found?.type !== type) throw invalid('Object does not exist or is not of the type given');
      const sha = await writeTag(call.repository.git, {
        name: call.body.text('tag'),
        object,
        type,
        message: call.body.text('message'),
        tagger: signature(call, call.body.all['tagger']),
      });
      return created(await tagShape(call, sha));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/trees',
    needs: 'contents:write',
    async handle(call) {
      const base = call.body.optionalText('base_tree');
      const edits = await editsOf(call);
      const tree = await writeTree(call.repository.git, base, edits);
      return created(await treeShape(call, tree, false));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/trees/{tree_sha}',
    needs: 'contents:read',
    async handle(call) {
      const name = call.param('tree_sha');
      const sha = isSha(name) ? name : await call.repository.git.resolve(name);
      const object = sha === undefined ? undefined : await call.repository.git.object(`${sha}^{tree}`);
      if (object === undefined) throw notFound();
      return ok(await treeShape(call, object.oid, call.query.has('recursive')));
    },
  },
];

async function treeShape(call: Call, sha: string, recursive: boolean): Promise<Record<string, unknown>> {
  const listed = await call.repository.git.run([
    'ls-tree',
    '-z',
    '-l',
    ...(recursive ? ['-r', '-t'] : []),
    sha,
  ]);
  const lines = listed.split('\0').filter((line) => line !== '');
  return {
    sha,
    url: repoApi(call.world, call.repository, `/git/trees/${sha}`),
    tree: lines.slice(0, 100_000).map((line) => treeEntry(call, line)),
    truncated: lines.length > 100_000,
  };
}

function treeEntry(call: Call, line: string): Record<string, unknown> {
  const [meta = '', path = ''] = line.split('\t');
  const [mode = '', type = '', oid = '', size = '-'] = meta.split(/ +/);
  return {
    path,
    mode,
    type,
    sha: oid,
    ...(size === '-' ? {} : { size: Number(size) }),
    ...(type === 'commit' ? {} : { url: repoApi(call.world, call.repository, `/git/${type}s/${oid}`) }),
  };
}

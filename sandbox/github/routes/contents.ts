import { type Answer, notFound, ok } from '../answer.ts';
import type { GitObject } from '../git/object-reader.ts';
import { repoApi, web } from '../shapes/links.ts';
import type { Call, Route } from './route.ts';

const megabyte = 1024 * 1024;

function entry(
  call: Call,
  path: string,
  ref: string,
  object: { oid: string; type: string; size: number },
): Record<string, unknown> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const isFile = object.type === 'blob';
  const url = repoApi(call.world, call.repository, `/contents/${encoded}?ref=${encodeURIComponent(ref)}`);
  const git = repoApi(call.world, call.repository, `/git/${isFile ? 'blobs' : 'trees'}/${object.oid}`);
  const html = web(call.world, call.repository, `/${isFile ? 'blob' : 'tree'}/${ref}/${encoded}`);
  return {
    type: isFile ? 'file' : object.type === 'commit' ? 'submodule' : 'dir',
    size: isFile ? object.size : 0,
    name: path.split('/').at(-1) ?? '',
    path,
    sha: object.oid,
    url,
    git_url: git,
    html_url: html,
    download_url: isFile ? web(call.world, call.repository, `/raw/${ref}/${encoded}`) : null,
    _links: { git, self: url, html },
  };
}

async function directory(call: Call, path: string, ref: string, object: GitObject): Promise<Answer> {
  const listed = await call.repository.git.run(['ls-tree', '-z', '-l', object.oid]);
  const lines = listed.split('\0').filter((line) => line !== '');
  return ok(
    lines.map((line) => {
      const [meta = '', name = ''] = line.split('\t');
      const [, type = '', oid = '', size = '0'] = meta.split(/ +/);
      const whole = path === '' ? name : `${path}/${name}`;
      return entry(call, whole, ref, { oid, type, size: Number(size) || 0 });
    }),
  );
}

function file(call: Call, path: string, ref: string, object: GitObject): Answer {
  const size = object.content.length;
  if (/raw(\+json)?$/.test(call.accept.split(',')[0]?.trim() ?? '')) {
    return {
      status: 200,
      raw: { type: 'application/vnd.github.raw+json; charset=utf-8', content: object.content },
    };
  }
  const small = size <= megabyte;
  return ok({
    ...entry(call, path, ref, { oid: object.oid, type: 'blob', size }),
    content: small ? object.content.toString('base64').replaceAll(/(.{60})/g, '$1\n') : '',
    encoding: small ? 'base64' : 'none',
  });
}

async function contents(call: Call, path: string): Promise<Answer> {
  const ref = call.query.get('ref') ?? call.repository.defaultBranch;
  const sha = await call.repository.git.resolve(ref);
  if (sha === undefined) throw notFound();
  const object = await call.repository.git.object(path === '' ? `${sha}^{tree}` : `${sha}:${path}`);
  if (object === undefined) throw notFound();
  return object.type === 'tree' ? directory(call, path, ref, object) : file(call, path, ref, object);
}

export const contentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents/{path}',
    needs: 'contents:read',
    handle: (call) => contents(call, call.param('path').replace(/\/$/, '')),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/contents',
    needs: 'contents:read',
    handle: (call) => contents(call, ''),
  },
];

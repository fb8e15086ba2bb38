import { created, notFound, ok } from '../answer.ts';
import { isSha } from '../git/ref-name.ts';
import { writeBlob } from '../git/write-objects.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import type { Route } from './route.ts';

export const gitBlobRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/git/blobs/{file_sha}',
    needs: 'contents:read',
    async handle(call) {
      const sha = call.param('file_sha');
      const object = isSha(sha) ? await call.repository.git.object(sha) : undefined;
      if (object?.type !== 'blob') throw notFound();
      return ok({
        sha,
        node_id: nodeId('B', sha),
        size: object.content.length,
        url: repoApi(call.world, call.repository, `/git/blobs/${sha}`),
        content: object.content.toString('base64'),
        encoding: 'base64',
      });
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/git/blobs',
    needs: 'contents:write',
    async handle(call) {
      const content = call.body.text('content');
      const encoded = call.body.optionalText('encoding') === 'base64';
      const sha = await writeBlob(call.repository.git, Buffer.from(content, encoded ? 'base64' : 'utf8'));
      return created({ sha, url: repoApi(call.world, call.repository, `/git/blobs/${sha}`) });
    },
  },
];

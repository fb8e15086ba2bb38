import { created, notFound, ok } from '../answer.ts';
import { pullPayload } from '../hooks/payloads.ts';
import { mergePull } from '../pulls/merge-pull.ts';
import type { Pull } from '../pulls/pull.ts';
import { issueShape } from '../shapes/issue.ts';
import { type Call, numberParam, type Route } from './route.ts';

function known(call: Call, param: string): Pull {
  const pull = call.repository.pulls.numbered(numberParam(call, param));
  if (pull === undefined) throw notFound();
  return pull;
}

const logins = (call: Call, key: string): string[] => (call.body.list(key) ?? []).map(String);

/** Pull requests seen as issues: who is assigned, which labels; and the merge button. */
export const issueRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/assignees',
    needs: 'pull_requests:write',
    handle(call) {
      const pull = known(call, 'issue_number');
      pull.assignees = [...new Set([...pull.assignees, ...logins(call, 'assignees')])];
      call.world.hooks.emit('pull_request', pullPayload(call.world, call.repository, pull, 'assigned'));
      return created(issueShape(call.world, call.repository, pull));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/labels',
    needs: 'pull_requests:write',
    handle(call) {
      const pull = known(call, 'issue_number');
      pull.labels = [...new Set([...pull.labels, ...logins(call, 'labels')])];
      return ok(issueShape(call.world, call.repository, pull)['labels']);
    },
  },
  {
    method: 'PUT',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/merge',
    needs: 'contents:write',
    async handle(call) {
      const method = call.body.optionalText('merge_method') === 'squash' ? 'squash' : 'merge';
      const sha = await mergePull(call.world, call.repository, known(call, 'pull_number'), method);
      return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
    },
  },
];

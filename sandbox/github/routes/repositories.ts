import { type Answer, notFound, ok } from '../answer.ts';
import { fullRepository } from '../shapes/repository.ts';
import { simpleUser } from '../shapes/user.ts';
import type { Repository } from '../state/repository.ts';
import { type Call, numberParam, type Route } from './route.ts';

function permissions(call: Call): Record<string, boolean> {
  const may = (level: string) =>
    call.grant.permissions === undefined || call.grant.permissions['contents'] === level;
  return {
    admin: call.grant.permissions === undefined,
    maintain: call.grant.permissions === undefined,
    push: may('write'),
    triage: may('write'),
    pull: true,
  };
}

const answer = (call: Call, repository: Repository): Answer =>
  ok(fullRepository(call.world, repository, permissions(call)));

function permissionOf(call: Call): Answer {
  const login = call.param('username');
  const role =
    call.repository.collaborators.get(login.toLowerCase()) ?? (call.repository.isPrivate ? 'none' : 'read');
  const levels: Record<string, string> = {
    admin: 'admin',
    maintain: 'write',
    write: 'write',
    triage: 'read',
    read: 'read',
  };
  const is = (...roles: string[]) => roles.includes(role);
  return ok({
    permission: levels[role] ?? 'none',
    role_name: role,
    user: {
      ...simpleUser(call.world, login),
      permissions: {
        admin: is('admin'),
        maintain: is('admin', 'maintain'),
        push: is('admin', 'maintain', 'write'),
        triage: is('admin', 'maintain', 'write', 'triage'),
        pull: role !== 'none',
      },
      role_name: role,
    },
  });
}

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}',
    needs: 'metadata:read',
    handle: (call) => answer(call, call.repository),
  },
  {
    method: 'GET',
    path: '/repositories/{repository_id}',
    needs: 'metadata:read',
    handle(call) {
      const id = numberParam(call, 'repository_id');
      const repository = call.world.repositories.find((one) => one.id === id);
      if (repository === undefined) throw notFound();
      return answer(call, repository);
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    needs: 'metadata:read',
    handle: permissionOf,
  },
];

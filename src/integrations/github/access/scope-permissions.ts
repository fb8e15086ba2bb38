const covered = ['actions', 'contents', 'deployments', 'pull_requests', 'statuses', 'checks'] as const;

/**
 * A classic token's scopes, said in the words of an App's permissions.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
 */
export function scopePermissions(
  scopes: string,
  repository: { readonly isPrivate: boolean; readonly mayPush: boolean },
): Readonly<Record<string, 'read' | 'write'>> {
  const held = new Set(scopes.split(',').map((scope) => scope.trim()));
  const reaches = held.has('repo') || (held.has('public_repo') && !repository.isPrivate);
  if (!reaches) return repository.isPrivate ? {} : { metadata: 'read', contents: 'read' };
  const level = repository.mayPush ? 'write' : 'read';
  return {
    metadata: 'read',
    environments: 'read',
    ...Object.fromEntries(covered.map((name) => [name, level] as const)),
    ...(held.has('workflow') && repository.mayPush ? { workflows: 'write' as const } : {}),
  };
}

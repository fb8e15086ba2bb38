import type { Finding } from '../repository/finding.ts';
import { renderTag } from '../version/tag-template.ts';
import type { CheckupFacts } from './checkup-facts.ts';
import { matchesRefPattern } from './github-patterns.ts';

/** What Waybill needs of GitHub, in the words of GitHub's permissions. */
const neededPermissions = [
  { permission: 'contents', level: 'write', why: 'to make tags' },
  { permission: 'actions', level: 'write', why: 'to dispatch workflows, and to cancel their runs' },
  { permission: 'pull_requests', level: 'read', why: 'to write release notes' },
] as const;

/** What it needs besides, once a fix has to go somewhere that people or rules stand in the way of. */
const picksNeed = {
  permission: 'pull_requests',
  level: 'write',
  why: 'to open a pull request where a pick or hotfix is in conflict, a rule wants one, or a fix goes back to trunk',
} as const;

/** What Waybill needs of Slack; without the optional ones it cannot look for a message whose answer was lost, or give a file. */
const neededScopes = [
  { scope: 'commands', why: 'to offer /release', isOptional: false },
  { scope: 'chat:write', why: 'to post and edit cards', isOptional: false },
  { scope: 'users:read', why: 'to tell members from guests', isOptional: false },
  { scope: 'channels:read', why: 'to see who is in a public channel', isOptional: false },
  { scope: 'groups:read', why: 'to see who is in a private channel', isOptional: false },
  { scope: 'usergroups:read', why: 'to see who is in a user group', isOptional: false },
  { scope: 'app_mentions:read', why: 'to be asked in threads', isOptional: false },
  { scope: 'channels:history', why: 'to look for a card whose answer was lost', isOptional: true },
  { scope: 'groups:history', why: 'to do so in private channels', isOptional: true },
  { scope: 'files:write', why: 'to give admins a copy of the record', isOptional: true },
] as const;

/** Permissions and scopes that are missing, and GitHub environments that would refuse or park a deployment. */
export function accessFindings(facts: CheckupFacts): readonly Finding[] {
  return [...permissionFindings(facts), ...scopeFindings(facts), ...environmentFindings(facts)];
}

function permissionFindings({ rules }: CheckupFacts): readonly Finding[] {
  const { permissions } = rules;
  if (permissions.kind === 'unseen') return [];
  const missing = neededPermissions
    .filter(({ permission, level }) => {
      const held = permissions.value[permission];
      return held !== 'write' && held !== level;
    })
    .map(
      ({ permission, level, why }): Finding => ({
        weight: 'blocks',
        code: 'github-permission-missing',
        permission,
        level,
        why,
      }),
    );
  // Where not even reading is allowed, that is said already.
  const mayOnlyRead = permissions.value[picksNeed.permission] === 'read';
  return mayOnlyRead
    ? [...missing, { weight: 'warns', code: 'github-permission-missing', ...picksNeed }]
    : missing;
}

function scopeFindings({ slackScopes }: CheckupFacts): readonly Finding[] {
  if (slackScopes === null) return [];
  return neededScopes
    .filter(({ scope }) => !slackScopes.includes(scope))
    .map(({ scope, why, isOptional }) => ({
      weight: 'warns',
      code: 'slack-scope-missing',
      scope,
      why,
      isOptional,
    }));
}

function environmentFindings({ project, rules }: CheckupFacts): readonly Finding[] {
  const { environments } = rules;
  const { configuration } = project;
  if (environments.kind === 'unseen') {
    return configuration.environments.length === 0
      ? []
      : [{ weight: 'unknown', code: 'could-not-look', what: 'environments', system: 'github' }];
  }
  const tag = renderTag(configuration.versioning.candidate, { version: '1.2.3', number: 1 });
  return configuration.environments.flatMap(({ name: environment }): readonly Finding[] => {
    const policy = environments.value.find(({ name }) => name.toLowerCase() === environment.toLowerCase());
    if (policy === undefined) return [];
    const parks = [
      policy.hasReviewers ? 'reviewers' : null,
      policy.waitMinutes > 0 ? 'wait-timer' : null,
      policy.hasCustomRules ? 'custom' : null,
    ] as const;
    const parked = parks
      .filter((rule) => rule !== null)
      .map((rule): Finding => ({ weight: 'warns', code: 'environment-parks', environment, rule }));
    const isTaken =
      policy.tagPatterns === null || policy.tagPatterns.some((pattern) => matchesRefPattern(pattern, tag));
    return isTaken
      ? parked
      : [{ weight: 'warns', code: 'environment-refuses-tag', environment, tag }, ...parked];
  });
}

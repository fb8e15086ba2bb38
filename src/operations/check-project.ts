import type { CheckupFacts, LookedChannel, LookedPrincipal } from '../domain/doctor/checkup-facts.ts';
import { diagnose } from '../domain/doctor/diagnose.ts';
import { type ChannelId, isUserGroupId, isUserId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Finding } from '../domain/repository/finding.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import type { CurrentProject } from './current-project.ts';

/** *Cut*: only what a cut could break on. *All*: everything that a cut or a promotion will need. */
export type CheckupScope = 'cut' | 'all';

/** Looks at everything that the project needs on GitHub and in Slack, and says what is wrong with it. */
export async function checkProject(
  ports: Ports,
  { project, repository }: CurrentProject,
  scope: CheckupScope = 'all',
): Promise<readonly Finding[]> {
  const { github, store, auditChannel } = ports;
  const trunk = project.configuration.trunk ?? repository.defaultBranch;
  const isWhole = scope === 'all';
  const [found, tip, rules, projects, channels, principals, slackScopes] = await Promise.all([
    github.repositoryById(repository.id, repository.fullName),
    github.branchTip(repository.fullName, trunk),
    github.rules(repository.fullName, { trunk, named: workflowsOf(project) }),
    store.projects(),
    lookAtChannels(ports, project, scope),
    isWhole ? lookAtPrincipals(ports, project) : [],
    isWhole ? orNull(ports.slack.scopes()) : null,
  ]);
  const facts: CheckupFacts = {
    project,
    repository,
    isArchived: found?.isArchived ?? false,
    trunk,
    hasTrunk: tip !== null,
    rules,
    otherProjects: projects.filter(({ id }) => id !== project.id),
    channels,
    principals,
    slackScopes,
    hasAuditChannel: !isWhole || auditChannel !== null,
  };
  return diagnose(facts);
}

function workflowsOf({ configuration }: Project): readonly string[] {
  const { build, environments } = configuration;
  return [...(build === null ? [] : [build.workflow]), ...environments.map(({ deploy }) => deploy.workflow)];
}

async function lookAtChannels(
  { slack, auditChannel }: Ports,
  project: Project,
  scope: CheckupScope,
): Promise<readonly LookedChannel[]> {
  const asked: readonly { readonly id: ChannelId; readonly use: string }[] = [
    { id: project.channelId, use: 'cards' },
    ...(scope === 'all' && auditChannel !== null ? [{ id: auditChannel, use: 'audit' }] : []),
  ];
  return Promise.all(
    asked.map(async ({ id, use }) => ({
      id,
      use,
      found: await look(async () => (await slack.channel(id)) ?? 'unknown'),
    })),
  );
}

function lookAtPrincipals({ slack }: Ports, { configuration }: Project): Promise<readonly LookedPrincipal[]> {
  const named = [
    ...configuration.captains.map((who) => ({ who, use: 'captains' })),
    ...configuration.environments.flatMap(({ name, approvals }) =>
      approvals.from.map((who) => ({ who, use: `approvals of ${name}` })),
    ),
  ];
  return Promise.all(
    named.map(async ({ who, use }) => ({
      who,
      use,
      found: await look(async () => {
        if (isUserGroupId(who)) {
          return { kind: 'group' as const, members: (await slack.groupMembers(who)).length };
        }
        const person = isUserId(who) ? await slack.person(who) : null;
        return person === null
          ? ('unknown' as const)
          : { kind: 'person' as const, standing: person.standing };
      }),
    })),
  );
}

async function look<T>(asked: () => Promise<T>): Promise<T | 'could-not-look'> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof IntegrationError) return 'could-not-look';
    throw error;
  }
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  const found = await look(() => asked);
  return found === 'could-not-look' ? null : found;
}

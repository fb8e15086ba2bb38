import type { CheckupFacts, LookedChannel, LookedPrincipal } from '../domain/doctor/checkup-facts.ts';
import { diagnose } from '../domain/doctor/diagnose.ts';
import { isChannelId, isUserGroupId, isUserId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Finding } from '../domain/repository/finding.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import type { CurrentProject } from './current-project.ts';
import { lookAtHosts, lookAtMail, readSubscribedWebhooks } from './look-at-reach.ts';

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
  const subscribedWebhooks = isWhole ? await readSubscribedWebhooks(ports, project) : [];
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
    mail: isWhole ? await lookAtMail(ports, project) : null,
    hosts: isWhole ? await lookAtHosts(ports, project, subscribedWebhooks) : [],
    subscribedWebhooks,
    hasAuditChannel: !isWhole || auditChannel !== null,
    listedSecrets: isWhole ? ports.listedSecrets : null,
  };
  return diagnose(facts);
}

function workflowsOf({ configuration }: Project): readonly string[] {
  const { build, environments } = configuration;
  return [...(build === null ? [] : [build.workflow]), ...environments.map(({ deploy }) => deploy.workflow)];
}

async function lookAtChannels(
  { slack, auditChannel }: Ports,
  { channelId, configuration }: Project,
  scope: CheckupScope,
): Promise<readonly LookedChannel[]> {
  const others =
    scope === 'cut'
      ? []
      : [
          ...configuration.notices.map(({ to }) => ({ id: to, use: 'notices' })),
          ...(auditChannel === null ? [] : [{ id: auditChannel, use: 'audit' }]),
        ];
  const asked = [{ id: channelId, use: 'cards' }, ...others].flatMap(({ id, use }) =>
    isChannelId(id) ? [{ id, use }] : [],
  );
  return Promise.all(
    asked.map(async ({ id, use }) => ({
      id,
      use,
      found: await look(async () => (await slack.channel(id)) ?? 'unknown'),
    })),
  );
}

/** Everybody whom the configuration gives a say or a notice; each is asked for once. */
function lookAtPrincipals(
  { slack, admins }: Ports,
  { configuration }: Project,
): Promise<readonly LookedPrincipal[]> {
  const { captains, environments, notices } = configuration;
  const named = [
    ...admins.map((who) => ({ who, use: 'admins' })),
    ...captains.map((who) => ({ who, use: 'captains' })),
    ...environments.flatMap(({ name, approvals, override, rollback, hotfix }) => [
      ...approvals.from.map((who) => ({ who, use: `approvals of ${name}` })),
      ...(hotfix?.approvals?.from ?? []).map((who) => ({ who, use: `hotfix approvals of ${name}` })),
      ...override.by.map((who) => ({ who, use: `override of ${name}` })),
      ...(rollback.by ?? []).map((who) => ({ who, use: `rollback of ${name}` })),
    ]),
    ...notices.flatMap(({ to }) => (/^[@SUW]/.test(to) ? [{ who: to, use: 'notices' }] : [])),
  ];
  const looks = new Map<string, Promise<LookedPrincipal['found']>>();
  return Promise.all(
    named.map(async ({ who, use }) => {
      const found = looks.get(who) ?? look(() => principal(slack, who));
      looks.set(who, found);
      return { who, use, found: await found };
    }),
  );
}

async function principal(
  slack: Ports['slack'],
  who: string,
): Promise<Exclude<LookedPrincipal['found'], 'could-not-look'>> {
  if (isUserGroupId(who)) return { kind: 'group', members: (await slack.groupMembers(who)).length };
  const person = isUserId(who) ? await slack.person(who) : null;
  return person === null ? 'unknown' : { kind: 'person', standing: person.standing };
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

import type { ProjectConfiguration, Who } from './configuration.ts';
import type { EnvironmentConfiguration } from './environment.ts';

/** Every `@handle` that a configuration names, each once. */
export function handlesIn(configuration: ProjectConfiguration): readonly string[] {
  const found = new Set<string>();
  replaceWho(configuration, (who) => {
    if (who.startsWith('@')) found.add(who);
    return who;
  });
  return [...found];
}

/**
 * The configuration with ids in place of handles, which is how it is kept and compared: a handle that
 * comes to mean another group then shows as other people. Handles without an id stay as they are.
 */
export function resolveHandles(
  configuration: ProjectConfiguration,
  idsByHandle: ReadonlyMap<string, string>,
): ProjectConfiguration {
  return replaceWho(configuration, (who) => idsByHandle.get(who) ?? who);
}

function replaceWho(configuration: ProjectConfiguration, replace: (who: Who) => Who): ProjectConfiguration {
  return {
    ...configuration,
    captains: configuration.captains.map(replace),
    environments: configuration.environments.map((environment) => inEnvironment(environment, replace)),
    notices: configuration.notices.map((notice) => ({ ...notice, to: replace(notice.to) })),
  };
}

function inEnvironment(
  environment: EnvironmentConfiguration,
  replace: (who: Who) => Who,
): EnvironmentConfiguration {
  const { approvals, override, rollback, hotfix } = environment;
  return {
    ...environment,
    approvals: { ...approvals, from: approvals.from.map(replace) },
    override: { by: override.by.map(replace) },
    rollback: { ...rollback, by: rollback.by?.map(replace) ?? null },
    ...(hotfix?.approvals === undefined
      ? {}
      : {
          hotfix: {
            ...hotfix,
            approvals: { ...hotfix.approvals, from: hotfix.approvals.from.map(replace) },
          },
        }),
  };
}

import type { ApprovalRule, EnvironmentConfiguration, RequiredCheck } from './environment.ts';
import type { Window } from './window.ts';

/** What is other for a hotfix than for any other release; what it does not say stays as it is. */
export type HotfixRule = {
  readonly soakMs?: number;
  readonly checks?: readonly RequiredCheck[];
  readonly approvals?: ApprovalRule;
  readonly windows?: readonly Window[];
  /** Environments in which a hotfix may be verified instead of those that come before. */
  readonly through?: readonly string[];
};

/** An environment's rules for whatever is no hotfix: the rule for hotfixes is no part of them. */
export function withoutHotfix(environment: EnvironmentConfiguration): EnvironmentConfiguration {
  const { hotfix: _, ...rules } = environment;
  return rules;
}

/** An environment's rules for a hotfix. `through` is the other environment that it goes by; null for none. */
export function forHotfix(
  environment: EnvironmentConfiguration,
  through: string | null,
): EnvironmentConfiguration {
  const rules = withoutHotfix(environment);
  const { through: allowed = [], ...rule } = environment.hotfix ?? {};
  const isEntry = through === environment.name;
  const after = isEntry ? [] : through !== null && allowed.includes(through) ? [through] : rules.after;
  return { ...rules, ...rule, after };
}

import { formatDuration } from './duration.ts';
import type { EnvironmentConfiguration } from './environment.ts';
import { forHotfix, type HotfixRule } from './hotfix-rule.ts';
import { type Loosening, type Weighed, weigh } from './loosening.ts';
import { weighApprovals } from './weigh-approvals.ts';
import { weighChecks } from './weigh-checks.ts';
import { weighWindows } from './weigh-windows.ts';

/**
 * Weighs what is other for hotfixes, against what held for them before: a rule that appears for the first time is
 * measured by the environment's own. A part that neither file says is weighed with the environment.
 */
export function weighHotfix(
  at: string,
  from: EnvironmentConfiguration,
  to: EnvironmentConfiguration,
): Weighed<HotfixRule | undefined> {
  const before = from.hotfix ?? {};
  const after = to.hotfix ?? {};
  const [old, next] = [forHotfix(from, null), forHotfix(to, null)];
  const effective: { -readonly [K in keyof HotfixRule]: HotfixRule[K] } = { ...after };
  const loosened: Loosening[] = [];
  const says = (key: keyof HotfixRule) => key in before || key in after;
  const take = <K extends keyof HotfixRule>(
    key: K,
    weighed: Weighed<Exclude<HotfixRule[K], undefined>>,
  ): void => {
    if (!says(key) || weighed.loosened.length === 0) return;
    effective[key] = weighed.effective;
    loosened.push(...weighed.loosened);
  };
  take(
    'soakMs',
    weigh({
      path: `${at}.soak`,
      from: old.soakMs,
      to: next.soakMs,
      why: 'soak-shortened',
      isLooser: next.soakMs < old.soakMs,
      show: formatDuration,
    }),
  );
  take('checks', weighChecks(`${at}.checks`, old.checks, next.checks));
  take('approvals', weighApprovals(`${at}.approvals`, old.approvals, next.approvals));
  take('windows', weighWindows(`${at}.windows`, old.windows, next.windows));
  const [others, now] = [before.through ?? [], after.through ?? []];
  take(
    'through',
    weigh({
      path: `${at}.through`,
      from: others,
      to: now,
      why: 'order-weakened',
      isLooser: now.some((name) => !others.includes(name)),
      meanwhile: now.filter((name) => others.includes(name)),
    }),
  );
  return { effective: Object.keys(effective).length === 0 ? undefined : effective, loosened };
}

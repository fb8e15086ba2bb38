import { formatDuration } from './duration.ts';
import { type EnvironmentConfiguration, tiers } from './environment.ts';
import { type Weighed, weigh } from './loosening.ts';
import { weighApprovals } from './weigh-approvals.ts';
import { weighCall } from './weigh-call.ts';
import { weighChecks } from './weigh-checks.ts';
import { weighHotfix } from './weigh-hotfix.ts';
import { weighRollback } from './weigh-rollback.ts';
import { weighVerification } from './weigh-verification.ts';
import { weighWindows } from './weigh-windows.ts';

/** Weighs one environment's changed rules. Its place in the order is weighed with the others'. */
export function weighEnvironment(
  at: string,
  from: EnvironmentConfiguration,
  to: EnvironmentConfiguration,
): Weighed<EnvironmentConfiguration> {
  const tier = weigh({
    path: `${at}.tier`,
    from: from.tier,
    to: to.tier,
    why: 'tier-lowered',
    isLooser: tiers.indexOf(to.tier) < tiers.indexOf(from.tier),
  });
  const soak = weigh({
    path: `${at}.soak`,
    from: from.soakMs,
    to: to.soakMs,
    why: 'soak-shortened',
    isLooser: to.soakMs < from.soakMs,
    show: formatDuration,
  });
  const promote = weigh({
    path: `${at}.promote`,
    from: from.promote,
    to: to.promote,
    why: 'promotes-by-itself',
    isLooser: from.promote === 'by hand' && to.promote === 'automatically',
  });
  // Fewer people who may break the glass is stricter, and holds at once.
  const override = weigh({
    path: `${at}.override.by`,
    from: from.override.by,
    to: to.override.by,
    why: 'people-added',
    isLooser: to.override.by.some((who) => !from.override.by.includes(who)),
    meanwhile: from.override.by.filter((who) => to.override.by.includes(who)),
  });
  const checks = weighChecks(`${at}.checks`, from.checks, to.checks);
  const deploy = weighCall(`${at}.deploy`, from.deploy, to.deploy);
  const approvals = weighApprovals(`${at}.approvals`, from.approvals, to.approvals);
  const windows = weighWindows(`${at}.windows`, from.windows, to.windows);
  const verify = weighVerification(`${at}.verify`, from.verify, to.verify);
  const rollback = weighRollback(`${at}.rollback`, from.rollback, to.rollback);
  const hotfix = weighHotfix(`${at}.hotfix`, from, to);
  const { hotfix: _, ...rules } = to;
  const parts = [tier, soak, promote, override, checks, deploy, approvals, windows, verify, rollback, hotfix];
  return {
    effective: {
      ...rules,
      tier: tier.effective,
      soakMs: soak.effective,
      promote: promote.effective,
      override: { by: override.effective },
      checks: checks.effective,
      deploy: deploy.effective,
      approvals: approvals.effective,
      windows: windows.effective,
      verify: verify.effective,
      rollback: rollback.effective,
      ...(hotfix.effective === undefined ? {} : { hotfix: hotfix.effective }),
    },
    loosened: parts.flatMap(({ loosened }) => loosened),
  };
}

import { parseChannelId } from '../../../src/domain/ids.ts';
import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import { environmentOf, production, sample, windowOf } from './sample-project.ts';

export const [staging = production] = sample.environments;

/** The sample with a change of its production environment. */
export const inProduction = (changes: Partial<EnvironmentConfiguration>): Partial<ProjectConfiguration> => ({
  environments: [staging, { ...production, ...changes }],
});

const [smoke] = production.verify.smoke;
const smokeWith = (changes: object): Partial<ProjectConfiguration> =>
  inProduction({ verify: { ...production.verify, smoke: smoke ? [{ ...smoke, ...changes }] : [] } });
export const approvalsWith = (changes: Partial<EnvironmentConfiguration['approvals']>) =>
  inProduction({ approvals: { ...production.approvals, ...changes } });
const windowsOf = (...windows: readonly ReturnType<typeof windowOf>[]) => inProduction({ windows });
const office = windowOf('allow', 'Mon-Thu 09:00-16:00');
export const holidays = windowOf('deny', '12-20..01-02');
const mail = 'mailto:ops@partner.example';

/** Changes of the sample that loosen it: what, how, and the reason and path that are told. */
export const loosening: readonly [string, Partial<ProjectConfiguration>, string, string][] = [
  ['fixes that may be dropped', { fixes: 'warn' }, 'fixes-optional', 'fixes'],
  ['no contracting migrations', { contracting: [] }, 'contracting-removed', 'contracting'],
  [
    'less that is contracting',
    { contracting: ['db/contract/**', '!db/contract/old/**'] },
    'contracting-removed',
    'contracting',
  ],
  ['another trunk', { trunk: 'develop' }, 'trunk-changed', 'trunk'],
  ['another channel', { channel: parseChannelId('C0OTHER') }, 'channel-changed', 'channel'],
  ['another captain', { captains: ['S0CAPTAINS', 'U0EVE'] }, 'people-changed', 'captains'],
  ['fewer captains', { captains: [] }, 'people-changed', 'captains'],
  ['no build', { build: null }, 'workflow-changed', 'build'],
  [
    'another build workflow',
    { build: { ...buildOf(), workflow: 'b.yml' } },
    'workflow-changed',
    'build.workflow',
  ],
  ['other build inputs', { build: { ...buildOf(), inputs: {} } }, 'inputs-changed', 'build.inputs'],
  ['no artifact source', { build: { ...buildOf(), artifact: null } }, 'artifact-unbound', 'build.artifact'],
  ['a removed environment', { environments: [staging] }, 'environment-removed', 'environments.production'],
  [
    'a renamed environment',
    { environments: [staging, { ...production, name: 'live' }] },
    'environment-removed',
    'environments.production',
  ],
  [
    'another way to the users',
    { environments: [staging, production, environmentOf('live', { tier: 'production' })] },
    'environment-added',
    'environments.live',
  ],
  ['a lower tier', inProduction({ tier: 'staging' }), 'tier-lowered', 'environments.production.tier'],
  ['no earlier environment', inProduction({ after: [] }), 'order-weakened', 'environments.production.after'],
  ['a shorter soak', inProduction({ soakMs: 60_000 }), 'soak-shortened', 'environments.production.soak'],
  ['no required check', inProduction({ checks: [] }), 'check-removed', 'environments.production.checks.e2e'],
  [
    'a check by any app',
    inProduction({ checks: [{ name: 'e2e', app: null, accepts: [] }] }),
    'check-removed',
    'environments.production.checks.e2e',
  ],
  [
    'a check that may be skipped',
    inProduction({ checks: [{ name: 'e2e', app: 'github-actions', accepts: ['skipped'] }] }),
    'check-weakened',
    'environments.production.checks.e2e',
  ],
  [
    'another deploy workflow',
    inProduction({ deploy: { ...production.deploy, workflow: 'd.yml' } }),
    'workflow-changed',
    'environments.production.deploy.workflow',
  ],
  [
    'other deploy inputs',
    inProduction({ deploy: { ...production.deploy, inputs: {} } }),
    'inputs-changed',
    'environments.production.deploy.inputs',
  ],
  [
    'promotion by itself',
    inProduction({ promote: 'automatically' }),
    'promotes-by-itself',
    'environments.production.promote',
  ],
  [
    'fewer approvals',
    approvalsWith({ count: 1 }),
    'approvals-fewer',
    'environments.production.approvals.count',
  ],
  [
    'other approvers',
    approvalsWith({ from: ['U0EVE'] }),
    'people-changed',
    'environments.production.approvals.from',
  ],
  [
    'fewer approvers',
    approvalsWith({ from: [] }),
    'people-changed',
    'environments.production.approvals.from',
  ],
  [
    'a longer wait for approval',
    approvalsWith({ expireMs: 10 ** 9 }),
    'approvals-last-longer',
    'environments.production.approvals.expire',
  ],
  [
    'approvals that hold longer',
    approvalsWith({ validMs: 10 ** 9 }),
    'approvals-last-longer',
    'environments.production.approvals.valid',
  ],
  [
    'authors not excluded',
    approvalsWith({ exclude: [] }),
    'exclusion-removed',
    'environments.production.approvals.exclude',
  ],
  [
    'more people who may override',
    inProduction({ override: { by: ['U0ONCALL', 'U0CHIEF', 'U0EVE'] } }),
    'people-added',
    'environments.production.override.by',
  ],
  ['no window', windowsOf(), 'window-widened', 'environments.production.windows.allow'],
  [
    'a wider window',
    windowsOf(windowOf('allow', 'Mon-Fri 09:00-16:00'), holidays),
    'window-widened',
    'environments.production.windows.allow',
  ],
  [
    'a second window',
    windowsOf(office, windowOf('allow', 'Sat'), holidays),
    'window-widened',
    'environments.production.windows.allow',
  ],
  [
    'a window in another zone',
    windowsOf(windowOf('allow', 'Mon-Thu 09:00-16:00', 'UTC'), holidays),
    'window-widened',
    'environments.production.windows.allow',
  ],
  ['no holidays', windowsOf(office), 'window-widened', 'environments.production.windows.deny'],
  [
    'no smoke check',
    inProduction({ verify: { ...production.verify, smoke: [] } }),
    'verification-removed',
    'environments.production.verify.smoke',
  ],
  [
    'a smoke check of another status',
    smokeWith({ status: 500 }),
    'verification-weakened',
    'environments.production.verify.smoke',
  ],
  [
    'a smoke check of less content',
    smokeWith({ contains: null }),
    'verification-weakened',
    'environments.production.verify.smoke',
  ],
  [
    'a smoke check with more attempts',
    smokeWith({ attempts: 50 }),
    'verification-weakened',
    'environments.production.verify.smoke',
  ],
  [
    'another control target',
    inProduction({ verify: { ...production.verify, control: null } }),
    'verification-weakened',
    'environments.production.verify.control',
  ],
  [
    'a shorter bake',
    inProduction({ verify: { ...production.verify, bakeMs: 0 } }),
    'verification-weakened',
    'environments.production.verify.bake',
  ],
  [
    'a weaker rollback',
    inProduction({ rollback: { mode: 'shadow', by: ['S0APPROVERS'] } }),
    'rollback-weakened',
    'environments.production.rollback.mode',
  ],
  [
    'a rollback that calls somebody',
    inProduction({
      rollback: {
        ...production.rollback,
        hook: { url: 'https://flags.example/', secret: 'FLAGS_SECRET', timeoutMs: 10_000 },
      },
    }),
    'hook-changed',
    'environments.production.rollback.hook',
  ],
  [
    'others who roll back',
    inProduction({ rollback: { mode: 'automatic', by: null } }),
    'people-changed',
    'environments.production.rollback.by',
  ],
  [
    'a recipient outside',
    {
      notices: [
        ...sample.notices,
        { to: 'mailto:eve@evil.example', kinds: ['asn'], environments: null, secret: null },
      ],
    },
    'recipient-outside',
    'notices.mailto:eve@evil.example',
  ],
  [
    'more for a recipient outside',
    { notices: [{ to: mail, kinds: ['pod', 'asn'], environments: ['production'], secret: null }] },
    'recipient-outside',
    `notices.${mail}`,
  ],
  [
    'more environments for a recipient outside',
    { notices: [{ to: mail, kinds: ['pod'], environments: null, secret: null }] },
    'recipient-outside',
    `notices.${mail}`,
  ],
  [
    'notices that leave unseen',
    { announce: { ...sample.announce, review: false } },
    'review-left-out',
    'announce.review',
  ],
  [
    'concerns that hold nothing back',
    { announce: { ...sample.announce, concerns: 'answer' } },
    'concerns-not-waited-for',
    'announce.concerns',
  ],
];

/** Changes of the sample that loosen nothing. */
export const harmless: readonly [string, Partial<ProjectConfiguration>][] = [
  ['nothing', {}],
  ['the order of people', inProduction({ override: { by: ['U0CHIEF', 'U0ONCALL'] } })],
  ['more approvals', approvalsWith({ count: 3 })],
  [
    'approvals where there were none',
    { environments: [{ ...staging, approvals: production.approvals }, production] },
  ],
  [
    'people who need not approve',
    { environments: [{ ...staging, approvals: { ...staging.approvals, from: ['U0EVE'] } }, production] },
  ],
  ['fewer people who may override', inProduction({ override: { by: ['U0CHIEF'] } })],
  ['a narrower window', windowsOf(windowOf('allow', 'Tue-Wed 10:00-12:00'), holidays)],
  ['more holidays', windowsOf(office, holidays, windowOf('deny', 'Fri'))],
  ['a window where there was none', { environments: [{ ...staging, windows: [office] }, production] }],
  [
    'a longer soak and bake',
    inProduction({ soakMs: 10 ** 9, verify: { ...production.verify, bakeMs: 10 ** 9 } }),
  ],
  ['another check', inProduction({ checks: [...production.checks, { name: 'x', app: null, accepts: [] }] })],
  ['a patient deployment', inProduction({ deploy: { ...production.deploy, timeoutMs: 10 ** 9 } })],
  ['promotion by hand', { environments: [{ ...staging, promote: 'by hand' }, production] }],
  [
    'an environment in between',
    {
      environments: [
        staging,
        environmentOf('canary', { after: ['staging'] }),
        { ...production, after: ['canary'] },
      ],
    },
  ],
  [
    'a recipient inside Slack',
    { notices: [...sample.notices, { to: 'C0SALES', kinds: ['asn'], environments: null, secret: null }] },
  ],
  ['less for a recipient outside', { notices: [] }],
  ['more that is contracting', { contracting: ['db/drop/**', 'db/contract/**'] }],
  [
    'paths and templates',
    { paths: [], migrations: [], versioning: { ...sample.versioning, tag: 'r{version}' } },
  ],
];

function buildOf() {
  if (sample.build === null) throw new Error('the sample has a build');
  return sample.build;
}

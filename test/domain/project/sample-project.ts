import { parseChannelId } from '../../../src/domain/ids.ts';
import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import { parseWindowTime, type Window } from '../../../src/domain/project/window.ts';

const minute = 60_000;

export function windowOf(effect: Window['effect'], text: string, zone = 'Europe/Berlin'): Window {
  const time = parseWindowTime(text);
  if (time === null) throw new Error(`not a window: ${text}`);
  return { effect, text, time, zone, because: null };
}

export function environmentOf(
  name: string,
  changes: Partial<EnvironmentConfiguration> = {},
): EnvironmentConfiguration {
  return {
    name,
    tier: 'staging',
    after: [],
    soakMs: 0,
    checks: [],
    deploy: {
      workflow: 'deploy.yml',
      inputs: { environment: name, version: '{artifact}' },
      timeoutMs: 30 * minute,
    },
    promote: 'by hand',
    approvals: { count: 0, from: [], expireMs: 1440 * minute, validMs: 10_080 * minute, exclude: [] },
    override: { by: [] },
    windows: [],
    verify: { smoke: [], control: null, bakeMs: 0 },
    rollback: { mode: 'ask', by: null },
    ...changes,
  };
}

export const production = environmentOf('production', {
  tier: 'production',
  after: ['staging'],
  soakMs: 30 * minute,
  checks: [{ name: 'e2e', app: 'github-actions', accepts: [] }],
  approvals: {
    count: 2,
    from: ['S0APPROVERS'],
    expireMs: 1440 * minute,
    validMs: 10_080 * minute,
    exclude: ['authors'],
  },
  override: { by: ['U0ONCALL', 'U0CHIEF'] },
  windows: [windowOf('allow', 'Mon-Thu 09:00-16:00'), windowOf('deny', '12-20..01-02')],
  verify: {
    smoke: [
      {
        url: 'https://shop.example/healthz',
        status: 200,
        contains: 'ok',
        attempts: 5,
        timeoutMs: 5_000,
      },
    ],
    control: 'https://status.example',
    bakeMs: 10 * minute,
  },
  rollback: { mode: 'automatic', by: ['S0APPROVERS'] },
});

export const sample: ProjectConfiguration = {
  name: 'storefront',
  trunk: 'main',
  paths: ['apps/storefront/**'],
  versioning: { scheme: 'semver', tag: 'v{version}', candidate: 'v{version}-rc.{n}' },
  channel: parseChannelId('C0RELEASES'),
  captains: ['S0CAPTAINS'],
  build: {
    workflow: 'build.yml',
    inputs: { version: '{artifact}' },
    timeoutMs: 60 * minute,
    artifact: { name: 'image', reference: null },
  },
  fixes: 'refuse',
  migrations: ['db/migrate/**'],
  contracting: ['db/contract/**'],
  configuration: [],
  environments: [environmentOf('staging', { promote: 'automatically' }), production],
  notices: [
    { to: 'C0SUPPORT', kinds: ['asn', 'pod'], environments: null, secret: null },
    { to: 'mailto:ops@partner.example', kinds: ['pod'], environments: ['production'], secret: null },
  ],
  announce: { when: 'ready', review: true, concerns: 'gate', movedMs: 60 * minute, early: null },
  schedules: { cut: null, digest: null },
};

import * as fc from 'fast-check';
import { parseChannelId } from '../../../src/domain/ids.ts';
import { noticeKinds, type ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import {
  type EnvironmentConfiguration,
  rollbackModes,
  tiers,
  type WorkflowCall,
} from '../../../src/domain/project/environment.ts';
import { parseWindowTime, type Window } from '../../../src/domain/project/window.ts';

// Few values each, so that two configurations drawn at random often agree in part.
const who = fc.uniqueArray(fc.constantFrom('U0ADA', 'U0GRACE', 'S0OPS', '@release-captains'), {
  maxLength: 3,
});
const duration = fc.constantFrom(0, 60_000, 3_600_000);
const url = fc.constantFrom('https://a.example/healthz', 'https://b.example/healthz');

const call: fc.Arbitrary<WorkflowCall> = fc.record({
  workflow: fc.constantFrom('deploy.yml', 'other.yml'),
  inputs: fc.constantFrom({ version: '{artifact}' }, { version: '{sha}' }),
  timeoutMs: duration,
});

const window: fc.Arbitrary<Window> = fc
  .record({
    effect: fc.constantFrom('allow' as const, 'deny' as const),
    text: fc.constantFrom(
      'Mon-Thu 09:00-16:00',
      'Mon-Fri 08:00-17:00',
      'Tue 10:00-12:00',
      '12-20..01-02',
      'Sun',
    ),
    zone: fc.constantFrom('Europe/Berlin', 'UTC'),
    because: fc.constant(null),
  })
  .map((drawn) =>
    Object.assign(drawn, {
      time: parseWindowTime(drawn.text) ?? ({ kind: 'weekly', days: [], from: 0, until: 1 } as const),
    }),
  );

const body: fc.Arbitrary<Omit<EnvironmentConfiguration, 'name' | 'after'>> = fc.record({
  tier: fc.constantFrom(...tiers),
  soakMs: duration,
  checks: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('e2e', 'lint'),
      app: fc.constantFrom(null, 'github-actions'),
      accepts: fc.subarray<'skipped' | 'neutral'>(['skipped', 'neutral']),
    }),
    { selector: ({ name, app }) => `${name} ${app}`, maxLength: 3 },
  ),
  deploy: call,
  promote: fc.constantFrom('by hand' as const, 'automatically' as const),
  approvals: fc.record({
    count: fc.integer({ min: 0, max: 3 }),
    from: who,
    expireMs: duration,
    validMs: duration,
    exclude: fc.subarray<'authors'>(['authors']),
  }),
  override: fc.record({ by: who }),
  windows: fc.array(window, { maxLength: 3 }),
  verify: fc.record({
    smoke: fc.uniqueArray(
      fc.record({
        url,
        status: fc.constantFrom(200, 204),
        contains: fc.constantFrom(null, 'ok'),
        attempts: fc.constantFrom(1, 5),
        timeoutMs: duration,
      }),
      { selector: (check) => check.url, maxLength: 2 },
    ),
    control: fc.option(url),
    bakeMs: duration,
  }),
  rollback: fc.record(
    {
      mode: fc.constantFrom(...rollbackModes),
      by: fc.option(who),
      needsApproval: fc.constant(true as const),
      hook: fc.record({ url, secret: fc.constantFrom('A_SECRET', 'B_SECRET'), timeoutMs: duration }),
    },
    { requiredKeys: ['mode', 'by'] },
  ),
});

/** Environments in an order, each after some of those before it. */
const environments: fc.Arbitrary<readonly EnvironmentConfiguration[]> = fc
  .shuffledSubarray(['dev', 'staging', 'canary', 'production'])
  .chain((names) =>
    fc.tuple(
      ...names.map((name, index) =>
        fc
          .tuple(body, fc.subarray(names.slice(0, index)))
          .map(([rules, after]) => ({ ...rules, name, after })),
      ),
    ),
  );

const drawn: fc.Arbitrary<ProjectConfiguration> = fc.record({
  name: fc.constant('storefront'),
  trunk: fc.constantFrom(null, 'main'),
  paths: fc.constant([]),
  versioning: fc.constant({ scheme: 'semver' as const, tag: 'v{version}', candidate: 'v{version}-rc.{n}' }),
  channel: fc.constantFrom(parseChannelId('C0ONE'), parseChannelId('C0TWO')),
  captains: who,
  build: fc.option(
    fc
      .tuple(
        call,
        fc.option(fc.constantFrom({ name: 'image', reference: null }, { name: 'jar', reference: null })),
      )
      .map(([workflow, artifact]) => Object.assign(workflow, { artifact })),
  ),
  fixes: fc.constantFrom('refuse', 'warn'),
  migrations: fc.constant([]),
  contracting: fc.shuffledSubarray(['db/drop/**', 'db/contract/**', '!db/contract/old/**']),
  configuration: fc.constant([]),
  environments,
  notices: fc.array(
    fc.record({
      to: fc.constantFrom('C0SUPPORT', 'mailto:ops@partner.example', 'https://partner.example/hook'),
      kinds: fc.subarray([...noticeKinds], { minLength: 1 }),
      environments: fc.option(fc.subarray(['staging', 'production'], { minLength: 1 })),
      secret: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
  announce: fc.record({
    when: fc.constantFrom('ready' as const, 'requested' as const),
    review: fc.boolean(),
    concerns: fc.constantFrom('answer' as const, 'gate' as const),
    movedMs: fc.constant(3_600_000),
    early: fc.constant(null),
  }),
  schedules: fc.constant({ cut: null, digest: null }),
});

/** Plain JSON, as a file is read: objects without a prototype are none of it. */
export const project = drawn.map((each) => structuredClone(each));

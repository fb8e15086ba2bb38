import { people } from '../../slack/workspace/seed.ts';
import { cronAt } from './cron-at.ts';

const build = `name: Build
run-name: Build \${{ inputs.version }}
on:
  workflow_dispatch:
    inputs:
      version:
        description: The version the artifact gets
        required: true
        type: string
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Run the tests
        run: npm test
  package:
    needs: [test]
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Build the image
        run: ./scripts/package "\${{ inputs.version }}"
`;

const deploy = `name: Deploy
run-name: Deploy \${{ inputs.version }} to \${{ inputs.environment }}
on:
  workflow_dispatch:
    inputs:
      environment:
        required: true
        type: choice
        options: [staging, demo, production]
      version:
        required: true
        type: string
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Roll out
        run: ./scripts/deploy "\${{ inputs.environment }}" "\${{ inputs.version }}"
`;

const ci = `name: CI
on:
  push:
    branches: [main, "release/**"]
  pull_request:
jobs:
  e2e:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Run the end-to-end tests
        run: npm run e2e
`;

/** Where there is a shop, captains may approve too: then one sees that nobody approves what they asked for. */
const approvers = (shopUrl: string | undefined): string =>
  shopUrl === undefined ? '"@prod-approvers"' : '"@prod-approvers", "@release-captains"';

/** Who may open a gate, and what says that a deployment went well: with the shop, there is something to break. */
const production = (shopUrl: string | undefined): string =>
  shopUrl === undefined
    ? '        override: { by: [] }\n'
    : `        override: { by: ["@prod-approvers"] }
        verify: { smoke: [{ url: "${shopUrl}/production/healthz", attempts: 2 }], control: "${shopUrl}/status", bake: 20s }
        rollback: { mode: automatic, by: ["@release-captains", "@prod-approvers"] }
        hotfix: { soak: 0s, approvals: { count: 1, from: ["@prod-approvers"] } }
`;

/** One more place, which automation brings what has stood in staging for an hour: a bad candidate never gets there. */
const demo = `      demo:
        tier: staging
        after: [staging]
        soak: 1h
        deploy: { workflow: deploy.yml, inputs: { environment: demo, version: "{artifact}" } }
        promote: automatically
`;

/** Who is told: support, a person, and a partner outside by e-mail and by webhook; a concern has to be answered. */
const notices = (partnerUrl: string, shopUrl: string | undefined): string => `    notices:
      - { to: C07SUPPORT1, kinds: [asn, pod, digest], environments: [production] }
      - { to: ${people.sam}, kinds: [asn, pod], environments: [production] }
      - { to: "mailto:ops@partner.example", kinds: [asn, pod], environments: [production] }
      - { to: "${partnerUrl}", secret: PARTNER_WEBHOOK_SECRET, kinds: [asn, pod, failure, digest], environments: [production] }
    announce: { concerns: gate${shopUrl === undefined ? '' : `, early: { environment: staging, url: "${shopUrl}/staging" }`} }
`;

const zone = 'Europe/Berlin';

const hourMs = 3_600_000;

/**
 * A release is cut by itself, once a week, and the digest leaves five hours after it. What the sandbox's clock jumps over
 * is made up for.
 */
const schedules = (at: Date): string => `    schedules:
      cut: { cron: "${cronAt(at, zone)}", zone: ${zone}, announce: 1d, missed: make-up }
      digest: { cron: "${cronAt(new Date(at.getTime() + 5 * hourMs), zone)}", zone: ${zone}, missed: make-up }
`;

/** What the sample is deployed to beyond the least of it. */
export interface SampleSurroundings {
  /** The shop, where there is one. */
  readonly shopUrl?: string | undefined;
  /** Where a partner takes webhooks, where there is one: then there are stakeholders. */
  readonly partnerUrl?: string | undefined;
  /** Whether what has stood in staging also goes to a demo, by itself. */
  readonly hasDemo?: boolean | undefined;
  /** When the first release train goes, where there is one. */
  readonly trainAt?: Date | undefined;
}

/** The sample's own `waybill.yaml`, for the channel given, and for what it is deployed to. */
export function sampleWaybillYaml(
  channel: string,
  { shopUrl, partnerUrl, hasDemo, trainAt }: SampleSurroundings = {},
): string {
  return `version: 1
projects:
  storefront:
    trunk: main
    versioning: { scheme: semver, tag: "v{version}", candidate: "v{version}-rc.{n}" }
    channel: ${channel}
    captains: ["@release-captains"]
    build: { workflow: build.yml, inputs: { version: "{artifact}" } }
    migrations: ["db/migrate/**"]
    environments:
      staging:
        tier: staging
        deploy: { workflow: deploy.yml, inputs: { environment: staging, version: "{artifact}" }, timeout: 20m }
        promote: automatically
${hasDemo === true ? demo : ''}      production:
        tier: production
        after: [staging]
        soak: 1m
        deploy: { workflow: deploy.yml, inputs: { environment: production, version: "{artifact}" } }
        approvals: { count: 2, from: [${approvers(shopUrl)}], expire: 24h, valid: 7d }
${production(shopUrl)}${partnerUrl === undefined ? '' : notices(partnerUrl, shopUrl)}${trainAt === undefined ? '' : schedules(trainAt)}`;
}

/** What the sample repository starts with. */
export function sampleFiles(waybillYaml: string): Record<string, string> {
  return {
    'README.md': '# Storefront\n\nThe shop that people see.\n',
    'package.json': `${JSON.stringify({ name: 'storefront', private: true, scripts: { test: 'node --test' } }, null, 2)}\n`,
    'apps/storefront/index.ts': "export const shop = 'storefront';\n",
    'db/migrate/0001_orders.sql': 'create table orders (id bigint primary key);\n',
    '.github/workflows/build.yml': build,
    '.github/workflows/deploy.yml': deploy,
    '.github/workflows/ci.yml': ci,
    'waybill.yaml': waybillYaml,
  };
}

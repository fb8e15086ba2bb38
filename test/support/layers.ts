/** A layer: which files it is, which layers it may import, and which packages. Default: no. */
export type Layer = {
  readonly files: RegExp;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Layers of which it may import types only. */
  readonly typesOf?: readonly string[];
  /** Packages of which it may import types only. */
  readonly packageTypes?: readonly string[];
};

const everything = [
  'domain',
  'ports',
  'operations',
  'views',
  'commands',
  'jobs',
  'store',
  'integrations',
  'config',
  'app',
];

/** The layers of `src`; the table in docs/architecture.md is made from this. */
export const layers: Readonly<Record<string, Layer>> = {
  domain: {
    files: /^src\/domain\//,
    layers: ['domain'],
    packages: [
      'semver',
      'conventional-commits-parser',
      'conventional-changelog-conventionalcommits',
      'cron-parser',
      'fastest-levenshtein',
      'node:crypto',
    ],
  },
  ports: { files: /^src\/ports(?:\.ts$|\/)/, layers: ['ports', 'domain'], packages: [] },
  operations: { files: /^src\/operations\//, layers: ['operations', 'domain', 'ports'], packages: [] },
  views: {
    files: /^src\/views\//,
    layers: ['views', 'domain'],
    packages: [],
    packageTypes: ['@slack/types'],
  },
  commands: {
    files: /^src\/commands\//,
    layers: ['commands', 'operations', 'views', 'domain'],
    typesOf: ['ports'],
    packages: ['zod'],
    packageTypes: ['@slack/bolt'],
  },
  jobs: {
    files: /^src\/jobs\//,
    layers: ['jobs', 'operations'],
    // The ids and payloads that jobs carry are the domain's.
    typesOf: ['ports', 'domain'],
    packages: ['node-cron', 'pg-boss', 'node:timers/promises'],
  },
  store: {
    files: /^src\/store\//,
    layers: ['store', 'domain'],
    typesOf: ['ports'],
    packages: ['kysely', 'pg', 'pg-boss', 'node:*'],
  },
  integrations: {
    files: /^src\/integrations\//,
    layers: ['integrations', 'domain', 'views'],
    typesOf: ['ports'],
    packages: ['octokit', '@octokit/*', '@slack/*', 'nodemailer', 'zod', 'yaml', 'cron-parser', 'node:*'],
  },
  config: { files: /^src\/config(?:\.ts$|\/)/, layers: ['config', 'domain'], packages: ['zod'] },
  app: {
    files: /^src\/(?:app|main)(?:\.ts$|\/)/,
    layers: everything,
    packages: ['pino', 'prom-client', 'node:*'],
  },
};

import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A layer: which files it is, which layers it may import, and which packages. Default: no. */
type Layer = {
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

/** The table of docs/architecture.md. */
const layers: Readonly<Record<string, Layer>> = {
  domain: {
    files: /^src\/domain\//,
    layers: ['domain'],
    packages: [
      'semver',
      'conventional-commits-parser',
      'conventional-changelog-conventionalcommits',
      'picomatch',
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
    packages: ['octokit', '@octokit/*', '@slack/*', 'zod', 'yaml', 'cron-parser', 'node:*'],
  },
  config: { files: /^src\/config(?:\.ts$|\/)/, layers: ['config', 'domain'], packages: ['zod'] },
  app: {
    files: /^src\/(?:app|main)(?:\.ts$|\/)/,
    layers: everything,
    packages: ['pino', 'prom-client', 'node:*'],
  },
};

type Import = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean };

const files = globSync('src/**/*.ts', { cwd: root });
const importForm = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]/gm;
const dynamicForm = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const target = (named: string) =>
    named.startsWith('.') ? relative(root, resolve(root, dirname(file), named)) : packageName(named);
  return [
    ...Array.from(text.matchAll(importForm), ([, type, named = '']) => ({
      from: file,
      to: target(named),
      isTypeOnly: type !== undefined,
    })),
    ...Array.from(text.matchAll(dynamicForm), ([, named = '']) => ({
      from: file,
      to: target(named),
      isTypeOnly: false,
    })),
  ];
}

function packageName(named: string): string {
  if (named.startsWith('node:') || builtinModules.includes(named)) return named;
  return named.split('/', named.startsWith('@') ? 2 : 1).join('/');
}

const layerOf = (file: string) => Object.entries(layers).find(([, layer]) => layer.files.test(file));
const fits = (allowed: readonly string[], name: string) =>
  allowed.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));

function verdict({ from, to, isTypeOnly }: Import): string | null {
  const own = layerOf(from);
  if (own === undefined) return `${from} is in no layer`;
  const [name, layer] = own;
  if (!to.startsWith('src/')) {
    const isAllowed = fits(layer.packages, to) || (isTypeOnly && fits(layer.packageTypes ?? [], to));
    return isAllowed ? null : `${from} (${name}) imports the package ${to}`;
  }
  const [other] = layerOf(to) ?? ['nothing'];
  const isAllowed = layer.layers.includes(other) || (isTypeOnly && (layer.typesOf ?? []).includes(other));
  return isAllowed ? null : `${from} (${name}) imports ${to} (${other})`;
}

const integrationOf = (file: string) => /^src\/integrations\/([^/]+)\//.exec(file)?.[1];

test('every source file belongs to a layer and imports only what its layer may', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(
    files
      .flatMap(importsOf)
      .map(verdict)
      .filter((problem) => problem !== null),
  ).toEqual([]);
});

test('integrations never import one another, and only Slack’s imports views', () => {
  const problems = files.flatMap(importsOf).filter(({ from, to }) => {
    const own = integrationOf(from);
    if (own === undefined) return false;
    const other = integrationOf(to);
    return (other !== undefined && other !== own) || (own !== 'slack' && to.startsWith('src/views/'));
  });
  expect(problems).toEqual([]);
});

test('the environment is read in config.ts alone', () => {
  const readers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'));
  expect(readers.filter((file) => layerOf(file)?.[0] !== 'config')).toEqual([]);
});

test('deciding code asks neither the clock nor chance', () => {
  const forms = /new Date\(\)|Date\.now\(\)|Math\.random|randomUUID|performance\.now/;
  const deciding = files.filter((file) => /^src\/(?:domain|operations|views|commands)\//.test(file));
  expect(deciding.filter((file) => forms.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('the sandbox imports nothing of src', () => {
  const sandbox = globSync('sandbox/**/*.{ts,tsx}', { cwd: root });
  expect(sandbox.flatMap(importsOf).filter(({ to }) => to.startsWith('src/'))).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const all = globSync('{src,test,sandbox,bench,scripts}/**/*.{ts,tsx}', { cwd: root });
  const long = all.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

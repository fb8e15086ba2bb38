/**
 * Cuts the part of GitHub's OpenAPI description that this project touches into test data:
 *
 *   bin/node24 scripts/openapi-extract.ts <description.json> <where it comes from>
 *
 * The description is `api.github.com.json` of github/rest-api-description, or of the npm package @octokit/openapi,
 * which republishes it. Which operations are kept is the stand-in's own list of routes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { RateLimit } from '../sandbox/github/rate-limit.ts';
import { routes } from '../sandbox/github/routes/index.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Tree = { [key: string]: Json };

const webhooks = [
  'workflow-run-requested',
  'workflow-run-in-progress',
  'workflow-run-completed',
  'push',
  'create',
  'delete',
  'pull-request-opened',
  'pull-request-closed',
  'pull-request-synchronize',
  'deployment-status-created',
  'release-published',
  'check-run-completed',
  'status',
];
const laterVersion = '2026-03-10';

/** Addresses that GitHub answers although it describes them only under another one. */
const describedAs: Readonly<Record<string, string>> = {
  '/repositories/{repository_id}': '/repos/{owner}/{repo}',
  '/repos/{owner}/{repo}/contents': '/repos/{owner}/{repo}/contents/{path}',
};

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const tree = (value: Json | undefined): Tree => (isTree(value) ? value : {});
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Only what decides whether a value fits; OpenAPI's `nullable` becomes plain JSON Schema. */
function slim(value: Json, inNames = false): Json {
  if (Array.isArray(value)) return value.map((one) => slim(one));
  if (!isTree(value)) return value;
  const kept: Tree = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!inNames && (unneeded.has(key) || key.startsWith('x-'))) continue;
    if (!inNames && key === '$ref' && typeof inner === 'string') {
      kept['$ref'] = inner.replace('#/components/schemas/', '#/schemas/');
    } else if (!inNames && key === 'format' && typeof inner === 'string' && !formats.has(inner)) {
      continue;
    } else {
      // Several of GitHub's alternatives overlap, so "exactly one" would refuse its own examples.
      const name = !inNames && key === 'oneOf' ? 'anyOf' : key;
      kept[name] = slim(inner, !inNames && (key === 'properties' || key === 'patternProperties'));
    }
  }
  return inNames ? kept : withNull(kept);
}

const unneeded = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
  'readOnly',
  'writeOnly',
  'xml',
  'discriminator',
]);
const formats = new Set(['date-time', 'date', 'uri', 'email', 'int32', 'int64', 'uuid']);

function withNull(schema: Tree): Tree {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  if (typeof rest['type'] !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const options = rest['enum'];
  return {
    ...rest,
    type: [rest['type'], 'null'],
    ...(Array.isArray(options) && !options.includes(null) ? { enum: [...options, null] } : {}),
  };
}

function at(root: Tree, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (value, part) => tree(value)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );
}

/** The few JSON Patch steps by which the description tells what a later version changes in an operation. */
function patched(operation: Tree, steps: readonly Json[]): Tree {
  const copy: Tree = structuredClone(operation);
  for (const step of steps.map(tree)) {
    const path = typeof step['path'] === 'string' ? step['path'] : '';
    const parent = at(copy, path.slice(0, path.lastIndexOf('/')));
    const key = path.slice(path.lastIndexOf('/') + 1).replaceAll('~1', '/');
    if (!isTree(parent)) continue;
    if (step['op'] === 'remove') delete parent[key];
    else parent[key] = step['value'] ?? null;
  }
  return copy;
}

const changesOf = (value: Json | undefined): Json[] =>
  list(tree(value)['x-github-breaking-changes'])
    .map(tree)
    .filter((change) => change['version'] === laterVersion)
    .map((change) => change['patch'] ?? null);

/** A schema without what the later version drops; each change lists what it leaves required. */
function later(schema: Tree): Tree | undefined {
  const changes = changesOf(schema).filter(isTree);
  if (changes.length === 0) return undefined;
  const lists = changes.map((change) => change['required']).filter((one) => Array.isArray(one));
  const required = list(schema['required']).filter((key) => lists.every((one) => one.includes(key)));
  const dropped = new Set(changes.flatMap((change) => Object.keys(tree(change['properties']))));
  const properties = Object.fromEntries(
    Object.entries(tree(schema['properties'])).filter(([key]) => !dropped.has(key)),
  );
  return { ...schema, properties, required };
}

function shapeOf(description: Tree, operation: Tree): Tree {
  const resolved = (value: Json): Tree => {
    const ref = tree(value)['$ref'];
    return typeof ref === 'string' ? tree(at(description, ref.slice(1))) : tree(value);
  };
  const json = (value: Json): Json => {
    const content = tree(tree(resolved(value)['content'])['application/json']);
    return slim(content['schema'] ?? null);
  };
  return {
    parameters: list(operation['parameters'])
      .map(resolved)
      .filter((one) => one['in'] !== 'path')
      .map((one) => ({
        name: one['name'] ?? null,
        in: one['in'] ?? null,
        required: one['required'] === true,
        schema: slim(one['schema'] ?? null),
      })),
    requestBody: operation['requestBody'] === undefined ? null : json(operation['requestBody']),
    responses: Object.fromEntries(
      Object.entries(tree(operation['responses'])).map(([status, answer]) => [status, json(answer)]),
    ),
  };
}

/** The names of all schemas that a value leads to. */
function reached(from: Json, schemas: Tree): Set<string> {
  const found = new Set<string>();
  const open: Json[] = [from];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value);
    else if (isTree(value)) {
      open.push(...Object.values(value));
      const ref = value['$ref'];
      const name = typeof ref === 'string' ? ref.replace('#/schemas/', '') : '';
      if (name === '' || found.has(name)) continue;
      found.add(name);
      open.push(slim(schemas[name] ?? null));
    }
  }
  return found;
}

const [file, source] = process.argv.slice(2);
if (file === undefined || source === undefined)
  throw new Error('Give the description and where it comes from.');
const description: Tree = tree(JSON.parse(await readFile(file, 'utf8')));
const schemas = tree(at(description, '/components/schemas'));
const operations: Tree = {};
const laterOperations: Tree = {};
for (const route of routes(new RateLimit(() => new Date()))) {
  const name = `${route.method} ${route.path}`;
  const path = describedAs[route.path] ?? route.path;
  const operation = tree(tree(description['paths'])[path])[route.method.toLowerCase()];
  if (!isTree(operation)) throw new Error(`${name} is not described.`);
  if (operations[name] === undefined) {
    operations[name] = shapeOf(description, operation);
    const steps = changesOf(operation).flatMap(list);
    if (steps.length > 0) laterOperations[name] = shapeOf(description, patched(operation, steps));
  }
}
// Described in place, an account has to be a person and a company at once; the named schema says "or".
tree(tree(operations['GET /app/installations'])['responses'])['200'] = {
  type: 'array',
  items: { $ref: '#/schemas/installation' },
};
const hooks: Tree = {};
for (const name of webhooks) {
  const post = tree(tree(tree(description['x-webhooks'])[name])['post']);
  hooks[name] = shapeOf(description, post)['requestBody'] ?? null;
}
const names = [...reached([operations, laterOperations, hooks], schemas)].toSorted();
const laterSchemas = names.flatMap((name): [string, Json][] => {
  const changed = later(tree(schemas[name]));
  return changed === undefined ? [] : [[name, slim(changed)]];
});
const info = tree(description['info']);
const extract = {
  source,
  version: info['version'] ?? null,
  license: 'MIT, GitHub Inc.',
  operations,
  webhooks: hooks,
  schemas: Object.fromEntries(names.map((name) => [name, slim(schemas[name] ?? null)])),
  later: {
    version: laterVersion,
    operations: laterOperations,
    schemas: Object.fromEntries(laterSchemas),
  },
};
const target = new URL('../test/data/github-openapi.json', import.meta.url);
await writeFile(target, `${JSON.stringify(extract)}\n`);
process.stdout.write(`${Object.keys(operations).length} operations, ${names.length} schemas\n`);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';

const launcher = join(import.meta.dirname, '../../bin/node24');

let folder: string;
/** A checkout without node_modules, so that the PATH has to do. */
let checkout: string;
/** The few programs that the launcher itself needs, and no Node. */
let programs: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'waybill launcher-')));
  checkout = join(folder, 'checkout');
  await mkdir(join(checkout, 'bin'), { recursive: true });
  await copyFile(launcher, join(checkout, 'bin/node24'));
  programs = join(folder, 'programs');
  await mkdir(programs);
  await symlink('/bin/sh', join(programs, 'sh'));
  await symlink(await realpath('/usr/bin/readlink').catch(() => '/bin/readlink'), join(programs, 'readlink'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A folder with a Node that says it is of another version than it is. */
async function makeNode(version: string): Promise<string> {
  const place = join(folder, `node ${version}`);
  await mkdir(place, { recursive: true });
  await writeFile(
    join(place, 'pretend.cjs'),
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
     Object.defineProperty(process, 'version', { value: 'v${version}' });`,
  );
  await writeFile(
    join(place, 'node'),
    `#!/bin/sh\nexec '${process.execPath}' -r '${place}/pretend.cjs' "$@"\n`,
  );
  await chmod(join(place, 'node'), 0o755);
  return place;
}

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

async function run(
  program: string,
  args: readonly string[],
  { path, cwd = '/', env = {} }: { path: readonly string[]; cwd?: string; env?: Record<string, string> },
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...env, PATH: path.join(':'), HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out: out.trim(), err: err.trim() };
}

const runOnPath = (path: readonly string[], ...args: string[]) =>
  run(join(checkout, 'bin/node24'), args, { path });

test('from any folder, the Node that the lockfile installed runs, even where an old one is first on the PATH', async () => {
  const path = [await makeNode('20.20.2'), programs];
  const { out } = await run(launcher, ['-p', 'process.execPath'], { path, cwd: folder });
  expect(out).toMatch(/node_modules\/node-linux-\w+\/bin\/node$/);
});

test.each([
  ['a link', ['one']],
  ['a link to a link in another folder', ['one', 'elsewhere/two']],
])('it finds its checkout when called by %s', async (_, links) => {
  const place = await mkdtemp(join(folder, 'links-'));
  await mkdir(join(place, 'elsewhere'));
  await symlink(launcher, join(place, 'one'));
  await symlink('../one', join(place, 'elsewhere/two'));
  const called = join(place, links.at(-1) ?? '');
  const { out } = await run(called, ['-p', 'process.execPath'], { path: [programs] });
  expect(out).toMatch(/node_modules\/node-linux-\w+\/bin\/node$/);
});

test.each(['24.12.0', '24.21.0', '25.0.0', '26.1.0'])(
  'Node %s on the PATH is new enough',
  async (version) => {
    const { out } = await runOnPath([await makeNode(version), programs], '-p', 'process.version');
    expect(out).toBe(`v${version}`);
  },
);

test.each(['24.11.1', '22.22.0', '20.20.2', '4.9.1'])(
  'Node %s on the PATH is passed over',
  async (version) => {
    const path = [await makeNode(version), await makeNode('24.12.0'), programs];
    const { out } = await runOnPath(path, '-p', 'process.version');
    expect(out).toBe('v24.12.0');
  },
);

test('what it runs finds the same Node on the PATH', async () => {
  const path = [await makeNode('20.20.2'), await makeNode('24.12.0'), programs];
  const script =
    "console.log(require('child_process').execFileSync('node', ['-p', 'process.version'], { encoding: 'utf8' }))";
  const { out } = await runOnPath(path, '-e', script);
  expect(out).toBe('v24.12.0');
});

test('where the first Node on the PATH will do, the PATH stays as it is', async () => {
  const path = [programs, await makeNode('24.12.0'), programs];
  const { out } = await runOnPath(path, '-p', 'process.env.PATH');
  expect(out).toBe(path.join(':'));
});

test('without a usable Node one sentence on stderr says what to do, and the exit code is 1', async () => {
  const { code, out, err } = await runOnPath([await makeNode('20.20.2'), programs], '-p', '1');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    `Waybill needs Node 24.12 or newer: run "npm ci" in ${checkout} (on Linux it brings one), or install it from https://nodejs.org.`,
  );
});

test('without any Node it is the same sentence', async () => {
  const { code, err } = await runOnPath([programs], '-p', '1');
  expect(code).toBe(1);
  expect(err).toMatch(/^Waybill needs Node 24\.12 or newer: .*\.$/);
});

test('a broken NODE_OPTIONS is not taken for a missing Node', async () => {
  const path = [await makeNode('24.12.0'), programs];
  const env = { NODE_OPTIONS: '--require=/no/such/file.cjs' };
  const { err } = await run(join(checkout, 'bin/node24'), ['-p', '1'], { path, env });
  expect(err).toContain('/no/such/file.cjs');
});

test('arguments and the exit code go through untouched', async () => {
  const script = 'console.log(JSON.stringify(process.argv.slice(1))); process.exitCode = 7';
  const { code, out } = await run(launcher, ['-e', script, 'two words', '', '*'], { path: [programs] });
  expect(code).toBe(7);
  expect(JSON.parse(out)).toEqual(['two words', '', '*']);
});

test('it becomes the program, so that a signal meets no shell in between', async () => {
  const child = spawn(launcher, ['-p', 'process.pid'], {
    env: { PATH: programs },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(Number(await text(child.stdout))).toBe(child.pid);
});

test('an npm script that goes through it does not run on the old Node that runs npm', async () => {
  const npm = await findOnPath('npm');
  const manifest = { name: 'checkout', scripts: { where: 'bin/node24 -p process.version' } };
  await writeFile(join(checkout, 'package.json'), JSON.stringify(manifest));
  const path = [await makeNode('20.20.2'), await makeNode('24.12.0'), programs, '/usr/bin', '/bin'];
  const { out } = await run(npm, ['run', '--silent', 'where'], { path, cwd: checkout });
  expect(out.split('\n').at(-1)).toBe('v24.12.0');
});

async function findOnPath(program: string): Promise<string> {
  const { out } = await run('/bin/sh', ['-c', `command -v ${program}`], {
    path: [process.env['PATH'] ?? '', dirname(process.execPath)],
  });
  return out;
}

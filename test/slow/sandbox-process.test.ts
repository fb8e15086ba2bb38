import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sourceOf } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';

let sandbox: Sandbox | undefined;
let own: string;
const usualFolder = process.env['TMPDIR'];

// A folder for temporary files of our own: what others leave behind meanwhile does not count.
beforeAll(async () => {
  own = await mkdtemp(join(tmpdir(), 'sandbox-test-'));
  await chmod(own, 0o711);
  process.env['TMPDIR'] = own;
});
afterAll(async () => {
  if (usualFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualFolder;
  await rm(own, { recursive: true, force: true });
});
afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

const start = async (): Promise<Sandbox> => {
  sandbox = await startSandbox({ source: await sourceOf(undefined), port: 0 });
  return sandbox;
};

const folders = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((each) => each.startsWith('waybill-'));

const postmaster = async (): Promise<number> => {
  for (const folder of await folders()) {
    const note = join(tmpdir(), folder, 'postgres-18', 'cluster', 'postmaster.pid');
    const pid = Number((await readFile(note, 'utf8').catch(() => '')).split('\n')[0]);
    if (pid > 1) return pid;
  }
  return 0;
};

const isThere = async (pid: number): Promise<boolean> =>
  (await stat(`/proc/${pid}`).catch(() => undefined)) !== undefined;

test('a bot that was killed comes back, and nothing is left when the sandbox ends', async () => {
  const { bot, stop } = await start();
  await bot.kill();
  expect(bot.state().state).toBe('stopped');
  await bot.start();
  expect(bot.state().state).toBe('ready');
  const database = await postmaster();
  expect(await isThere(database)).toBe(true);
  await bot.kill();
  expect(await isThere(database)).toBe(true);
  await stop();
  await expect.poll(() => isThere(database)).toBe(false);
  expect(await folders()).toEqual([]);
});

test("the bot's clock moves with the sandbox's, also when it starts later", async () => {
  const { bot, clock, slack } = await start();
  clock.moveForward(86_400_000);
  const dana = slack.control.as('U07DANA0001');
  const outcome = await dana.command('/release', 'help', { channel: 'releases' });
  expect(outcome.status).toBe('ok');
  await bot.stop();
  await bot.start();
  expect((await dana.command('/release', 'help', { channel: 'releases' })).status).toBe('ok');
});

const launched = (args: readonly string[]): ChildProcess =>
  spawn('bin/node24', ['sandbox/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const written = async (
  child: ChildProcess,
): Promise<{ readonly text: string; readonly code: number | null }> => {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { text, code };
};

test.each([
  [['--port', 'http'], '"http" is not a port'],
  [['--rep', '.'], "Unknown option '--rep'"],
  [['--repo', '/nowhere'], 'There is no folder /nowhere'],
])('%j is answered with a sentence', async (args, words) => {
  const { text, code } = await written(launched(args));
  expect(code).toBe(1);
  expect(text).toContain(words);
  expect(text).not.toContain('    at ');
});

test('Ctrl-C ends it quietly', async () => {
  const child = launched(['--port', '0']);
  const end = written(child);
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (chunk) => String(chunk).includes('is ready') && resolve()),
  );
  child.kill('SIGINT');
  const { text, code } = await end;
  expect(code).toBe(0);
  expect(text).toContain('Stopping.');
});

test('where the npm that started it is killed, the sandbox ends by itself and leaves nothing', async () => {
  const npm = spawn('npm', ['run', 'sandbox', '--', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  npm.stdout.on('data', (chunk) => (text += String(chunk)));
  await expect.poll(() => text, { timeout: 60_000 }).toContain('is ready:');
  const database = await postmaster();
  expect(await isThere(database)).toBe(true);
  // Its output is closed when the last process that has it is gone.
  const closed = new Promise((resolve) => npm.once('close', resolve));
  npm.kill('SIGKILL');
  await closed;
  expect(await isThere(database)).toBe(false);
  expect(await folders()).toEqual([]);
});

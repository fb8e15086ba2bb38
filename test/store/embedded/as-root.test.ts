import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unprivilegedAccount } from '../../../src/store/embedded/account.ts';
import { type Binaries, findBinaries } from '../../../src/store/embedded/binaries.ts';
import { placeBinaries } from '../../../src/store/embedded/place-binaries.ts';
import { runAs } from '../../../src/store/embedded/run-as.ts';
import { startEmbedded } from '../../../src/store/embedded/start.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';
import { until } from '../../support/until.ts';
import { killBot, makeFolder, makeOriginal, running, start, startBot } from './bots.ts';

const execute = promisify(execFile);
const log = { info: () => undefined, warn: console.warn };

let original: string;
let folder: string;

beforeAll(async () => {
  original = await makeOriginal();
});

afterAll(async () => {
  await rm(original, { recursive: true });
});

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A folder that only root can enter, like /root. */
async function makeClosed(): Promise<string> {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  return closed;
}

async function copyOriginal(): Promise<void> {
  await execute('cp', ['-a', `${original}/.`, folder]);
}

async function account() {
  const found = await unprivilegedAccount();
  if (found === undefined) throw new Error('every Linux has the user nobody');
  return found;
}

describe.runIf(process.geteuid?.() === 0)('as root', () => {
  test("PostgreSQL's user owns no more than the cluster and its password", async () => {
    const { uid } = await account();
    const { stdout } = await execute('find', [
      join(original, 'postgres-18'),
      '-maxdepth',
      '1',
      '-printf',
      '%f %U\n',
    ]);
    expect(stdout.trim().split('\n').toSorted()).toEqual([
      `cluster ${uid}`,
      `password ${uid}`,
      'postgres-18 0',
      'postgres.log 0',
    ]);
  });

  test('PostgreSQL runs as that user, and inherits neither our groups nor our environment', async () => {
    await copyOriginal();
    process.env['WAYBILL_TEST_SECRET'] = 'hush';
    const embedded = await start(folder);
    delete process.env['WAYBILL_TEST_SECRET'];
    const { stdout } = await execute('cat', [
      `/proc/${embedded.pid}/status`,
      `/proc/${embedded.pid}/environ`,
    ]);
    expect(/^Uid:\s*(\d+)/m.exec(stdout)?.[1]).toBe(String((await account()).uid));
    expect(/^Groups:[ \t]*(.*)$/m.exec(stdout)?.[1]).toBe('');
    expect(stdout).not.toContain('hush');
    await embedded.stop();
  });

  test('a data directory that PostgreSQL cannot enter leads to one that it can, and is found again', async () => {
    const dataDir = join(await makeClosed(), 'data');
    const elsewhere = join(folder, 'elsewhere');
    const startThere = () => start(dataDir, { elsewhere });
    await (await startThere()).stop();
    const home = join(dataDir, 'postgres-18');
    expect((await lstat(home)).isSymbolicLink()).toBe(true);
    expect(dirname(await realpath(home))).toBe(await realpath(elsewhere));

    await (await startThere()).stop();
    expect(await readdir(elsewhere)).toHaveLength(1);
  });

  test('a place for such data in which others may write is refused', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await chmod(elsewhere, 0o777);
    const attempt = startEmbedded({ dataDir: join(await makeClosed(), 'data'), log, elsewhere });
    await expect(attempt).rejects.toThrow(StoreUnusable);
    await expect(attempt).rejects.toThrow(/^Others may write in .*elsewhere/);
  });

  test('data that has become unreachable is refused with what to do', async () => {
    await copyOriginal();
    await chmod(folder, 0o700);
    const attempt = startEmbedded({ dataDir: folder, log });
    await expect(attempt).rejects.toThrow(StoreUnusable);
    await expect(attempt).rejects.toThrow(/cannot enter .*postgres-18: .*chmod o\+x.*WAYBILL_DATA_DIR/);
  });

  test('programs in a checkout that PostgreSQL cannot enter run from a private copy', async () => {
    const packaged = await copyOfPackaged(await makeClosed());
    const home = join(folder, 'home');
    await mkdir(home);
    const root = await placeBinaries(packaged, home, await account());
    expect(root).toBe(join(home, `binaries-${packaged.version}`));
    await runAs(await account(), join(root, 'bin/postgres'), ['--version']);
    const { uid, mode } = await stat(join(root, 'bin/postgres'));
    expect([uid, mode & 0o022]).toEqual([0, 0]);
    expect(await placeBinaries(packaged, home, await account())).toBe(root);
  });

  test('a later version of the programs replaces the copy of an earlier one', async () => {
    const packaged = await copyOfPackaged(await makeClosed());
    const home = join(folder, 'home');
    await mkdir(join(home, 'binaries-18.3.0'), { recursive: true });
    await placeBinaries(packaged, home, await account());
    expect(await readdir(home)).toEqual([`binaries-${packaged.version}`]);
  });

  test("data that an ordinary user made is run as that user, and another user's is refused to them", async () => {
    const { uid, gid } = await account();
    await chown(folder, uid, gid);
    const bot = await startBot(folder, { uid, gid });
    const { pid } = running(bot);
    expect((await stat(`/proc/${pid}`)).uid).toBe(uid);
    await killBot(bot);
    // Made by root, it is not theirs; theirs, it is not root's.
    await expect(startEmbedded({ dataDir: folder, log })).rejects.toThrow(
      /belongs to user \d+: start Waybill as/,
    );
    const last = await startBot(folder, { uid, gid });
    await killBot(last);
    // Its PostgreSQL outlived it, and still writes as it ends.
    const { pid: left } = running(last);
    process.kill(left, 'SIGINT');
    await until('PostgreSQL has ended', () => !existsSync(`/proc/${left}`));
  });
});

async function copyOfPackaged(target: string): Promise<Binaries> {
  const packaged = (await findBinaries()).find(({ origin }) => origin === 'packaged');
  if (packaged === undefined) throw new Error('npm ci brings a PostgreSQL for this platform');
  const root = join(target, 'native');
  await execute('cp', ['-a', packaged.root, root]);
  await execute('find', [root, '-type', 'l', '-delete']);
  return { ...packaged, root };
}

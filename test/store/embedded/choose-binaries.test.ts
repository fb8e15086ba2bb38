import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Binaries, findBinaries } from '../../../src/store/embedded/binaries.ts';
import { chooseBinaries } from '../../../src/store/embedded/choose-binaries.ts';
import { StoreUnusable } from '../../../src/store/unusable.ts';

const packaged: Binaries = { root: '/npm/18', major: 18, origin: 'packaged', version: '18.4' };
const system: Binaries = { root: '/usr/15', major: 15, origin: 'system', version: '15' };

const chooseFor17 = () => chooseBinaries([packaged, system], [17], '/data');
const chooseFromNone = () => chooseBinaries([], [], '/data');

test.each([
  ['without data, the preferred one runs', [packaged, system], [], packaged],
  ['data is run by the version that made it', [packaged, system], [15], system],
  ['of data from two versions, the newest is in use', [packaged, system], [18, 15], packaged],
  ['data of a version that is gone does not hide what can be run', [packaged, system], [17, 15], system],
])('%s', (_, installed, majorsWithData, chosen) => {
  expect(chooseBinaries(installed, majorsWithData, '/data')).toBe(chosen);
});

test('data of a major version that is not installed is refused with what to do', () => {
  expect(chooseFor17).toThrow(StoreUnusable);
  expect(chooseFor17).toThrow(
    /PostgreSQL 17's, and only PostgreSQL 18 and 15 is installed: install PostgreSQL 17/,
  );
});

test('without any PostgreSQL, one sentence says what to install', () => {
  expect(chooseFromNone).toThrow(StoreUnusable);
  expect(chooseFromNone).toThrow(
    /^No PostgreSQL is installed here: .*npm ci.*apt-get install postgresql.*DATABASE_URL\.$/,
  );
});

test("the lockfile's PostgreSQL 18 comes first, then the system's, the newest first, none below 15", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-system-'));
  for (const major of ['13', '15', '16', 'common']) {
    await mkdir(join(folder, major, 'bin'), { recursive: true });
    for (const program of ['initdb', 'postgres']) await writeFile(join(folder, major, 'bin', program), '');
  }
  // A package with client programs only.
  await mkdir(join(folder, '17', 'bin'), { recursive: true });
  const found = await findBinaries(folder);
  expect(found.map(({ major, origin }) => `${origin} ${major}`)).toEqual([
    'packaged 18',
    'system 16',
    'system 15',
  ]);
  await rm(folder, { recursive: true });
});

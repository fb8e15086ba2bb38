import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasSymlinks, recreateSymlinks } from '../../../src/store/embedded/symlinks.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'waybill-native-'));
  await mkdir(join(root, 'lib'));
  await writeFile(join(root, 'lib/libpq.so.5.18'), 'a library');
  const links = [
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
    { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
  ];
  await writeFile(join(root, 'pg-symlinks.json'), JSON.stringify(links));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test('the links that npm could not carry are made, and lead to their library', async () => {
  expect(await hasSymlinks(root)).toBe(false);
  await recreateSymlinks(root);
  expect(await hasSymlinks(root)).toBe(true);
  expect(await readFile(join(root, 'lib/libpq.so'), 'utf8')).toBe('a library');
});

test('links survive a move of the folder', async () => {
  await recreateSymlinks(root);
  expect(await readlink(join(root, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
});

test('links that are there already are left alone', async () => {
  await recreateSymlinks(root);
  await recreateSymlinks(root);
  expect(await hasSymlinks(root)).toBe(true);
});

import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

/** Folders of one person's or one machine's; nothing that others check out may name them. */
const homes = ['root', 'home', 'Users', 'work'];
const forbidden = [
  new RegExp(`(?<![\\w.:}/-])/(?:${homes.join('|')})/[\\w.-]`),
  /\b[A-Z]:\\{1,2}Users\\/,
  new RegExp(`\\bfile:///(?:${homes.join('|')})/`),
];

/** Binary files, and what was made elsewhere. */
const isText = (path: string): boolean =>
  !/\.(?:png|woff2?|gz|ico)$/.test(path) && path !== 'package-lock.json';

test('no file names a folder of the machine it was written on', () => {
  const named = files.filter(isText).flatMap((path) =>
    read(path)
      .split('\n')
      .filter((line) => forbidden.some((form) => form.test(line)))
      .map((line) => `${path}: ${line.trim().slice(0, 120)}`),
  );
  expect(named).toEqual([]);
});

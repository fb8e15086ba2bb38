import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { parseSha, type Sha } from '../../../src/domain/ids.ts';
import { gitIn } from '../../sandbox/github/clone-for-tests.ts';

/** What there is to pick on `main`, by name; `release/1.5` left it before all of them, and went its own way. */
export const pickNames = [
  'clean',
  'conflict',
  'empty',
  'merge',
  'follows a rename',
  'renames',
  'binary',
  'submodule',
  'mode',
  'crlf',
  'author',
  'trailers',
  'deletes',
] as const;
export type PickName = (typeof pickNames)[number];

export type PickHistory = {
  readonly path: string;
  readonly shas: Readonly<Record<PickName, Sha>>;
  /** The five commits of pull request #8, which was merged by a merge commit. */
  readonly five: readonly Sha[];
};

const numbered = (changed: Readonly<Record<number, string>> = {}, end = '\n') =>
  Array.from({ length: 20 }, (_, at) => changed[at + 1] ?? `line ${at + 1}`).join(end) + end;

let made: PickHistory | null = null;
afterAll(() => {
  if (made !== null) rmSync(made.path, { recursive: true, force: true });
  made = null;
});

/** A history made by git itself, with everything that is awkward to pick; one for a file of tests, only read. */
export function pickHistory(): PickHistory {
  made ??= makeHistory(mkdtempSync(join(tmpdir(), 'waybill-picks-')));
  return made;
}

function makeHistory(path: string): PickHistory {
  const git = (...args: readonly string[]) => gitIn(path, args).trim();
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  const commit = (message: string, ...more: readonly string[]): Sha => {
    git('add', '--all', '.', ':!vendor');
    git('commit', '--quiet', ...more, '-m', message);
    return parseSha(git('rev-parse', 'HEAD'));
  };
  const gitlink = (sha: string) => git('update-index', '--add', '--cacheinfo', `160000,${sha},vendor`);

  git('init', '--quiet', '--initial-branch=main');
  git('config', 'core.autocrlf', 'false');
  write('a.txt', numbered());
  write('moved.txt', numbered());
  write('lib/old.txt', numbered());
  write('gone.txt', numbered());
  write('five.txt', 'start\n');
  write('logo.bin', Buffer.from([0, 1, 2, 255, 254, 0, 10, 13]));
  write('run.sh', '#!/bin/sh\n');
  write('windows.txt', numbered({}, '\r\n'));
  write('waybill.yaml', 'projects: {}\n');
  gitlink('1'.repeat(40));
  commit('The beginning');

  git('switch', '--quiet', '-c', 'release/1.5');
  write('a.txt', numbered({ 10: 'ten', 18: 'eighteen here' }));
  renameSync(join(path, 'moved.txt'), join(path, 'kept.txt'));
  write('windows.txt', numbered({ 19: 'nineteen here' }, '\r\n'));
  commit('What only the release has');

  git('switch', '--quiet', 'main');
  const shas: Record<PickName, Sha> = Object.create(null);
  const lines: Record<number, string> = {};
  const edit = (at: number, text: string) => {
    lines[at] = text;
    write('a.txt', numbered(lines));
  };
  edit(2, 'two');
  shas.clean = commit('fix: two (#3)\n\nSecond paragraph.');
  edit(18, 'eighteen there');
  shas.conflict = commit('fix: eighteen');
  edit(10, 'ten');
  shas.empty = commit('fix: ten');
  git('switch', '--quiet', '-c', 'feature');
  write('m1.txt', 'one\n');
  commit('feat: m1');
  write('m2.txt', 'two\n');
  commit('feat: m2');
  git('switch', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', 'feature', '-m', 'Merge pull request #7 from acme/feature\n\nAdd m');
  shas.merge = parseSha(git('rev-parse', 'HEAD'));
  write('moved.txt', numbered({ 7: 'seven' }));
  shas['follows a rename'] = commit('fix: seven');
  renameSync(join(path, 'lib/old.txt'), join(path, 'lib/new.txt'));
  write('lib/new.txt', numbered({ 3: 'three' }));
  shas.renames = commit('refactor: rename');
  write('logo.bin', Buffer.from([0, 9, 9, 255, 200, 0, 13, 10]));
  shas.binary = commit('fix: logo');
  gitlink('2'.repeat(40));
  git('commit', '--quiet', '-m', 'build: vendor');
  shas.submodule = parseSha(git('rev-parse', 'HEAD'));
  chmodSync(join(path, 'run.sh'), 0o755);
  shas.mode = commit('fix: run.sh can be run');
  write('windows.txt', numbered({ 4: 'four' }, '\r\n'));
  shas.crlf = commit('fix: four');
  write('names.txt', 'names\n');
  shas.author = commit('fix: ¿qué? 修正', '--author=Åsa Öberg 李雷 <asa@exämple.se>');
  write('trailers.txt', 'trailers\n');
  shas.trailers = commit('fix: trailers\n\nWhy.\n\nReviewed-by: Bo <bo@example.com>\nRefs: AB-12');
  git('rm', '--quiet', 'gone.txt');
  shas.deletes = commit('chore: gone');

  git('switch', '--quiet', '-c', 'five');
  const five = [1, 2, 3, 4, 5].map((at) => {
    write('five.txt', `start\n${'more\n'.repeat(at)}`);
    return commit(`feat: step ${at}`, `--author=Author ${at} <author${at}@example.com>`);
  });
  git('switch', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', 'five', '-m', 'Merge pull request #8 from acme/five\n\nFive steps');
  return { path, shas, five };
}

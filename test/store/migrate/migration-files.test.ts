import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMigrationFiles } from '../../../src/store/migrate/migration-files.ts';

const folder = join(import.meta.dirname, '../../../migrations');
const files = await readMigrationFiles(folder);

/** The words in a migration that would leave, or cannot run in, the transaction that it is applied in. */
function transactionWords(sql: string): string[] {
  const statements = sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
    .replaceAll(/'(?:[^']|'')*'/g, '');
  // Elsewhere in a statement, most of them are good names.
  return [
    ...statements.matchAll(/(?<=^\s*|;\s*)(?:begin|commit|rollback|savepoint|vacuum)\b|\bconcurrently\b/gi),
  ].map(([word]) => word.toLowerCase());
}

test('migrations are named NNNN_what_it_makes_true.sql', async () => {
  for (const name of await readdir(folder)) expect(name).toMatch(/^\d{4}_[a-z0-9_]+\.sql$/);
});

test('migrations are numbered from 0001 without a gap', () => {
  const numbers = files.map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test.each(files)('$name stays inside its transaction', ({ sql }) => {
  expect(transactionWords(sql)).toEqual([]);
});

describe('the check for words that leave the transaction', () => {
  test.each([
    ['begin;\ncreate table a ();\ncommit;', ['begin', 'commit']],
    ['create index CONCURRENTLY a on b (c);', ['concurrently']],
    ['-- we commit\ncreate table a ();', []],
    ["insert into a values ('begin it''s commit');", []],
    ['create function f() returns trigger as $body$ begin return new; end $body$ language plpgsql;', []],
    ['create table committed (beginning text);', []],
    ['alter table a add column rollback text;\nrollback;', ['rollback']],
  ])('reads %j', (sql, words) => {
    expect(transactionWords(sql)).toEqual(words);
  });
});

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One step of the schema, as it is written in `migrations/NNNN_what_it_makes_true.sql`. */
export type MigrationFile = {
  /** The file's name without `.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
};

/** The migrations in a folder, in the order in which they apply. */
export async function readMigrationFiles(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (fileName) => {
      const sql = await readFile(join(folder, fileName), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      return { name: fileName.slice(0, -'.sql'.length), sql, sha256 };
    }),
  );
}

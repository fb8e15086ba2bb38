import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlainBench, type PlainBench } from './plain-bench.ts';
import { succeeds } from './plain-runs.ts';
import { promoteWithTwo, shipTheFirst } from './plain-steps.ts';

let bench: PlainBench;
beforeAll(async () => {
  bench = await openPlainBench();
  await shipTheFirst(bench);
});
afterAll(() => bench.stop());

const nextRelease = async (version: string): Promise<void> => {
  bench.github.repository.history.land('feat: pay by card');
  expect(await bench.desk.ask('U1', `cut storefront as ${version}`)).toContain(`${version}-rc.1`);
  await bench.desk.reads(new RegExp(`${version}-rc.1\\* runs in \\*staging\\*, verified`));
};

test('a deployment that fails is rolled back by its button', async () => {
  const { desk, github } = bench;
  await nextRelease('0.2.0');
  github.repository.runs.fate = ({ inputs }) =>
    inputs['environment'] === 'production' && inputs['version']?.startsWith('0.2.0') ? 'failure' : 'success';
  await promoteWithTwo(bench, '0.2.0');
  await desk.reads(/0\.2\.0-rc\.1\* to \*production\* has failed/);
  expect(await desk.press('U2', /^Roll back$/)).toContain('0.1.0-rc.1');
  await desk.submit('U2', 'it does not even start');
  await desk.reads(/\*production\* is back on \*0\.1\.0-rc\.1\*/);
  await desk.reads(/it does not even start/);
  github.repository.runs.fate = succeeds;
  expect(await desk.ask('U5', 'status')).toMatch(/\*production\* .*runs 0\.1\.0-rc\.1/);
  expect(await desk.ask('U5', 'history production')).toMatch(/rolled back \*production\*/);
});

test('what is verified and found broken later is rolled back by command, and held', async () => {
  const { desk } = bench;
  await nextRelease('0.3.0');
  await desk.ask('U1', 'promote 0.3.0 to production because the start was mended');
  await promoteWithTwo(bench, '0.3.0', 'approve only');
  await desk.reads(/\*0\.3\.0\* is shipped/);
  expect(await desk.ask('U1', 'rollback production because the search is gone')).toContain('0.1.0-rc.1');
  await desk.reads(/\*0\.3\.0\* .*returned|0\.3\.0 · rc\.1: returned/);
  await desk.reads(/production\*? .*held|is held/i);
  expect(await desk.ask('U5', 'why production')).toMatch(/Held/);
});

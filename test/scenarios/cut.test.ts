import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench.stop());

test('a captain cuts a release, and its card goes from building to ready', async () => {
  const answer = await bench.ask(people.dana, 'cut');
  console.log(answer);
  const card = await bench.cardReads('1.5.0', /ready/i);
  console.log(bench.read(card));
  expect(bench.read(card)).toContain('1.5.0-rc.1');
  const tag = (await bench.github.control.snapshot()).repositories[0];
  expect(JSON.stringify(tag)).toContain('v1.5.0-rc.1');
});

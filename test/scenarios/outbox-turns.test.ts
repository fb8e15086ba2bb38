import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReleaseSteps, releaseSteps } from '../support/release-steps.ts';
import { selfStaging } from '../support/waybill-yaml.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let steps: ReleaseSteps;

beforeAll(async () => {
  bench = await startWorkbench({ repository: selfStaging });
  steps = releaseSteps(bench);
});
afterAll(() => bench.stop());

test('no edit is sent that would show what the message shows already', async () => {
  const version = await steps.cutNext();
  await bench.cardReads(version, /staging {2}runs/);
  await steps.threadReads(version, 'runs in staging');
  const edits = bench.slack.control
    .log()
    .filter(({ what }) => what === 'chat.update')
    .map(({ request }) => JSON.stringify(request));
  expect(edits.length).toBeGreaterThan(1);
  expect(edits.filter((edit, index) => edits.lastIndexOf(edit) !== index)).toEqual([]);
});

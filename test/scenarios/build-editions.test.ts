import { afterEach, expect, test } from 'vitest';
import { people } from '../../sandbox/slack/workspace/seed.ts';
import { releaseSteps } from '../support/release-steps.ts';
import { startWorkbench, type Workbench, type WorkbenchOptions } from '../support/workbench.ts';

let bench: Workbench;

afterEach(() => bench.stop());

async function open(options: WorkbenchOptions) {
  bench = await startWorkbench(options);
  return releaseSteps(bench);
}

test('an older Enterprise Server, without GraphQL and without run ids, is served from preview to repeated build', async () => {
  const steps = await open({ github: { edition: 'older-enterprise' } });
  expect(await bench.ask(people.dana, 'preview')).toContain('passkeys (#46');
  steps.nextBuild({ kind: 'fail', job: 'package' });
  expect(await steps.cut()).toContain('1.5.0-rc.1 is cut');
  await steps.flying(bench.cardReads('1.5.0', 'in the job package'));
  await steps.press('1.5.0', 'Repeat build');
  await steps.flying(bench.cardReads('1.5.0', 'Ready'));
  expect(steps.builds()).toHaveLength(2);
});

test('over a socket, without a port for Slack, a cut goes from the command to the repeated build', async () => {
  const steps = await open({ mode: 'socket' });
  steps.nextBuild({ kind: 'fail' });
  expect(await steps.cut()).toContain('1.5.0-rc.1 is cut');
  await bench.cardReads('1.5.0', 'Failed');
  await steps.press('1.5.0', 'Repeat build');
  await bench.cardReads('1.5.0', 'Ready');
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the stories are told in the terminal: a release reaches its users, a broken one is taken back', async () => {
  const { stdout } = await promisify(execFile)('bin/node24', ['sandbox/main.ts', '--story']);
  const told = [
    'Set up: storefront',
    'You may not cut',
    'Guests of this workspace may not',
    'failed in the job package',
    '✓ the build ran twice, not three times',
    'Gift wrap is counted once.',
    '✓ a partner has it by e-mail and by signed webhook',
    'The trail is whole',
    '✓ staging was deployed once, by itself',
    'Refused: own-request',
    'is recorded: 2 of 2',
    '✓ production was deployed once',
    '✓ the partner has the proof of delivery',
    'answers 500',
    'Waybill rolls back production from 1.5.1-rc.1 to 1.5.0-rc.1',
    '✓ automation never brings the bad candidate to the demo',
    'production is back on 1.5.0-rc.1',
    '✓ the shop works, on version 1',
    'Held since 1.5.1-rc.1: a smoke check failed there',
    'Refused: candidate-bad',
    '✓ nothing of it is published',
    '✓ the shop runs version 3',
    'Takes away 2 pull requests',
    '@priya rolls back production from 1.5.2-rc.1 to 1.5.0-rc.1',
    '✓ the shop runs version 1 again',
    '✓ the demo never got either of them',
  ];
  const places = told.map((words) => stdout.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

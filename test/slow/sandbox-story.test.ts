import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the stories are told in the terminal: a release reaches its users, a broken one does not', async () => {
  const { stdout } = await promisify(execFile)('bin/node24', ['sandbox/main.ts', '--story']);
  const told = [
    'Set up: storefront',
    'You may not cut',
    'Guests of this workspace may not',
    'failed in the job package',
    '✓ the build ran twice, not three times',
    'Gift wrap is counted once.',
    'The trail is whole',
    '✓ staging was deployed once, by itself',
    'Refused: own-request',
    'is recorded: 2 of 2',
    '✓ production was deployed once',
    'answers 500',
    '✓ nothing of it is published',
  ];
  const places = told.map((words) => stdout.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

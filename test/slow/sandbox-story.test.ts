import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// The stories mostly wait, each for a sandbox of its own: they are played side by side.

/** Plays a story, whose own checks end it where they do not hold; answers what it does not say, or not in this order. */
async function missingFrom(story: string, told: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('bin/node24', ['sandbox/main.ts', '--story', story]);
  const places = told.map((words) => stdout.indexOf(words));
  return told.filter((_, at) => (places[at] ?? -1) <= Math.max(-1, ...places.slice(0, at)));
}

test.concurrent('the stories are told in the terminal: a release reaches its users, a broken one is taken back', async () => {
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
  expect(await missingFrom('release', told)).toEqual([]);
});

test.concurrent('a hotfix overtakes the release that waits, which ships with the fix as well', async () => {
  const told = [
    '✓ production was deployed once with 1.4.3',
    'storefront 1.4.4 will be 1.4.3-rc.1 with',
    'staging holds 1.5.0-rc.1, which is newer',
    'starts 1.4.4 as a hotfix',
    '✓ the hotfix was deployed once',
    'fixes kept says no: it would drop',
    'is in conflict with 1.5.0',
    '✓ nothing of 1.5.0 has reached production',
    '✓ production was deployed once with 1.5.0',
    'The trail is whole',
  ];
  expect(await missingFrom('hotfix', told)).toEqual([]);
});

test.concurrent('a train is announced and cut, those who wait for it are told, and told again when one goes back', async () => {
  const told = [
    'A release is cut',
    'If it were cut now: 1.5.0-rc.1',
    '✓ nothing was built yet',
    'storefront 1.5.0 is coming',
    '✓ nothing has left the company',
    '✓ it came twice under one id with one body',
    'has a concern about 1.5.0',
    '✓ it does not go to its users before the concern is answered',
    '✓ of 1.5.0 the partner has had asn pod, each once',
    'storefront 1.5.1 was returned from production',
    '✓ of 1.5.1 the partner has had asn pod returned, each once',
    '✓ nobody was told twice of 1.5.1',
    'The trail is whole',
  ];
  expect(await missingFrom('notices', told)).toEqual([]);
});

import { expect, test } from 'vitest';
import { renderLadder } from '../../../src/views/deployment/ladder.ts';
import { read } from '../support/read.ts';
import * as sample from '../support/release.ts';

const { now } = sample;
const quiet = {
  project: 'storefront',
  environment: 'production',
  runs: { environment: 'production', candidate: null, since: null, uncertainSince: null },
  held: null,
  occupant: null,
  waiting: [],
  canOverride: false,
};

test('whoever asks why nothing goes to an environment is told what it is held since, and how that ends', () => {
  const held = { candidate: '1.5.1-rc.1', because: 'smoke-failed' };
  const text = read(renderLadder({ ...quiet, held }, now));
  expect(text).toContain(
    '*Held* since 1.5.1-rc.1: a smoke check failed there. Nothing goes there by itself.',
  );
  expect(text).toContain('/release promote to production because …');
  expect(read(renderLadder(quiet, now))).not.toMatch(/held|because/i);
});

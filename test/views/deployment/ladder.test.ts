import { expect, test } from 'vitest';
import { gateWords } from '../../../src/views/deployment/gate-words.ts';
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

const wordsFor = (what: string) =>
  gateWords({ code: 'fixes-missing', fixes: [{ what, title: 'Pay once', versions: ['1.4.3'] }] }).clears
    ?.mrkdwn;

test('whoever is told of a fix that is missing reads what to type for that one', () => {
  expect(wordsFor('#7')).toContain('/release pick #7');
  expect(wordsFor('#7')).toContain('/release waive #7 because');
  expect(wordsFor('revert-of-#7')).toContain('/release waive revert-of-#7 because');
  expect(wordsFor('revert-of-#7')).not.toContain('/release pick');
});

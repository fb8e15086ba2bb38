import { expect, test } from 'vitest';
import { gateWords } from '../../../src/views/deployment/gate-words.ts';
import { renderLadder } from '../../../src/views/deployment/ladder.ts';
import { sampleDeployment, sampleShown } from '../support/deployment.ts';
import { read } from '../support/read.ts';
import * as sample from '../support/release.ts';
import { sampleRollback } from '../support/rollback-views.ts';

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

test('whoever asks why a rollback does not go is told what has to stop first, and who can say that it has', () => {
  const going = sampleDeployment(sampleShown('x', 1), { state: 'running', holdsLane: true });
  const back = sampleDeployment(sampleShown('x', 1), {
    state: 'queued',
    rollback: sampleRollback('1.5.1-rc.1'),
  });
  const occupant = { candidate: '1.5.1-rc.1', deployment: going };
  const waits = (deployment: typeof back) => ({
    candidate: '1.5.0-rc.2',
    deployment,
    ladder: [],
    position: 1,
  });
  const text = read(renderLadder({ ...quiet, occupant, waiting: [waits(back)] }, now));
  expect(text).toContain('as soon as it is certain that 1.5.1-rc.1 has stopped');
  expect(text).toContain('/release rollback production nothing runs because …');
  const other = { ...back, rollback: null };
  expect(read(renderLadder({ ...quiet, occupant, waiting: [waits(other)] }, now))).not.toContain(
    'has stopped',
  );
});

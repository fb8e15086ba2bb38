import { expect, test } from 'vitest';
import { mayBeAsked } from '../../../src/domain/deployment/may-be-asked.ts';
import { parseCandidateId } from '../../../src/domain/ids.ts';
import { candidate, inMinutes, minutesAgo, now } from '../policy/sample-facts.ts';
import { production } from '../project/sample-project.ts';

type Ground = Parameters<typeof mayBeAsked>[0];
type Wish = Parameters<typeof mayBeAsked>[1];

const day = 24 * 60;
const same = { ...candidate, version: '1.5.0' };
const newer = {
  ...same,
  id: parseCandidateId('11111111-0000-7000-8000-000000000099'),
  name: '1.6.0-rc.1',
  version: '1.6.0',
};
const at = (minutes: number): Wish => ({ plan: { at: inMinutes(minutes), latest: inMinutes(minutes + 60) } });
const is = (running: typeof same | null, uncertainSince: Date | null = null) => ({
  here: { candidate: running, uncertainSince },
});
const bad: Partial<Ground> = { candidate: { ...candidate, badSince: minutesAgo(5), badReason: 'crashes' } };
const held: Partial<Ground> = { held: { candidate: '1.4.0-rc.1', because: 'it crashed' } };

test.each<[rule: string, ground: Partial<Ground>, wish: Wish, answer: string]>([
  ['may where nothing is against it', {}, {}, 'may'],
  ['may not where the candidate is bad, whatever is said', bad, { isAgainMeant: true }, 'candidate-bad'],
  ['asks whether it is meant where it runs already', is(same), {}, 'already-there'],
  ['may where it runs already and that is meant', is(same), { isAgainMeant: true }, 'may'],
  ['may where it is not certain that it runs', is(same, minutesAgo(5)), {}, 'may'],
  ['asks whether it is meant where a newer one runs', is(newer), {}, 'step-back'],
  ['may where a newer one runs and that is meant', is(newer), { isStepBackMeant: true }, 'may'],
  ['asks what was mended where the environment is held', held, {}, 'held'],
  ['takes no blank for what was mended', held, { mended: '  ' }, 'held'],
  ['may where it was said what was mended', held, { mended: 'the index' }, 'may'],
  ['may be planned as long as its approvals last', {}, at(7 * day - 1), 'may'],
  ['may not be planned for when its approvals are too old', {}, at(7 * day), 'plan-too-far'],
])('a promotion %s', (_, ground, wish, answer) => {
  const facts = { candidate, environment: production, ...is(null), held: null, now, ...ground };
  const outcome = mayBeAsked(facts, wish);
  expect(outcome.ok ? 'may' : outcome.refusal.code).toBe(answer);
});

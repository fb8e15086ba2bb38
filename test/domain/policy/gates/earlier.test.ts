import { describe, expect, test } from 'vitest';
import { soaked } from '../../../../src/domain/policy/gates/soaked.ts';
import { verifiedEarlier } from '../../../../src/domain/policy/gates/verified-earlier.ts';
import type { PolicyFacts, Stretch, WhatRuns } from '../../../../src/domain/policy/policy-facts.ts';
import { factsUnder, inMinutes, minutesAgo, now, otherCandidate, runsIn } from '../sample-facts.ts';

const minute = 60_000;

/** Production comes after staging, and here after a pilot as well; 30 minutes of soak. */
function after(
  staging: Partial<WhatRuns>,
  pilot: Partial<WhatRuns> = {},
  verifiedBefore: readonly Stretch[] = [],
): PolicyFacts {
  const earlier = [runsIn('staging', staging), runsIn('pilot', pilot)];
  return factsUnder({ after: ['staging', 'pilot'], soakMs: 30 * minute }, { earlier, verifiedBefore });
}

const other = { candidate: otherCandidate('1.6.0-rc.1') };
const nothing = { candidate: null, since: null };
const ran = (from: number, until: number): Stretch => ({
  environment: 'staging',
  from: minutesAgo(from),
  until: minutesAgo(until),
});

const notVerifiedIn = (...environments: string[]) => ({
  state: 'waits',
  on: 'outside',
  until: null,
  facts: { code: 'not-verified-in', environments },
});

describe('verified earlier', () => {
  test.each([
    ['in the first environment, which comes after none', factsUnder({ after: [] }, { earlier: [] })],
    ['while the candidate is what runs in all of them', after({})],
    ['when the candidate was verified there and another came', after(other, {}, [ran(90, 60)])],
  ])('holds %s', (_, facts) => {
    expect(verifiedEarlier.judge(facts)).toEqual({ state: 'holds' });
  });

  test.each([
    ['where another candidate runs', after(other), ['staging']],
    ['where nothing runs', after(nothing, nothing), ['staging', 'pilot']],
    ['where only one of them has it', after({}, other), ['pilot']],
    ['of which nothing is known', factsUnder({ after: ['staging'] }, { earlier: [] }), ['staging']],
  ])('waits for environments %s', (_, facts, environments) => {
    expect(verifiedEarlier.judge(facts)).toEqual(notVerifiedIn(...environments));
  });

  test('holds, and says so, where it was verified and has become uncertain since', () => {
    expect(verifiedEarlier.judge(after({}, { uncertainSince: minutesAgo(1) }))).toEqual({
      state: 'holds',
      facts: { code: 'uncertain-in', environment: 'pilot' },
    });
  });
});

describe('soaked', () => {
  const soaking = (environment: string, since: Date) => ({
    state: 'waits',
    on: 'clock',
    until: new Date(since.getTime() + 30 * minute).toISOString(),
    facts: { code: 'soaking', environment, soakMs: 30 * minute, since: since.toISOString() },
  });

  test.each([
    ['where no soak is asked for', factsUnder({ soakMs: 0 }, { earlier: [] })],
    ['after exactly the time that is asked for', after({ since: minutesAgo(30) })],
    ['in the first environment', factsUnder({ after: [], soakMs: minute }, { earlier: [] })],
    ['when it had run long enough before it became uncertain', after({ uncertainSince: minutesAgo(30) })],
    ['when it had run long enough before another came', after(other, {}, [ran(90, 60)])],
  ])('holds %s', (_, facts) => {
    expect(soaked.judge(facts)).toEqual({ state: 'holds' });
  });

  test.each([
    ['until the time is over', after({ since: minutesAgo(29) }), soaking('staging', minutesAgo(29))],
    ['from when it last came', after({ since: now }, {}, [ran(90, 10)]), soaking('staging', now)],
    [
      'for the environment that ends last',
      after({ since: minutesAgo(20) }, { since: minutesAgo(5) }),
      soaking('pilot', minutesAgo(5)),
    ],
    ['for one that came later than now', after({ since: inMinutes(1) }), soaking('staging', inMinutes(1))],
  ])('waits for the clock, %s', (_, facts, answer) => {
    expect(soaked.judge(facts)).toEqual(answer);
  });

  test('does not count time in which it is uncertain what runs', () => {
    const facts = after({ since: minutesAgo(60), uncertainSince: minutesAgo(40) });
    expect(soaked.judge(facts)).toEqual({
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'uncertain-in', environment: 'staging' },
    });
  });

  test('does not go on once another candidate came', () => {
    expect(soaked.judge(after(other, {}, [ran(90, 70)]))).toEqual({
      state: 'waits',
      on: 'people',
      until: null,
      facts: { code: 'soak-cut-short', environment: 'staging', soakMs: 30 * minute, ranMs: 20 * minute },
    });
  });

  test('waits for the candidate to be verified first, whatever else soaks', () => {
    expect(soaked.judge(after({ since: now }, other))).toEqual(notVerifiedIn('pilot'));
  });
});

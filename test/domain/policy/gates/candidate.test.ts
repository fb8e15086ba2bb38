import { describe, expect, test } from 'vitest';
import { candidateReady } from '../../../../src/domain/policy/gates/candidate-ready.ts';
import { notBad } from '../../../../src/domain/policy/gates/not-bad.ts';
import type { Candidate } from '../../../../src/domain/release/candidate.ts';
import { candidate, factsWith, minutesAgo } from '../sample-facts.ts';

const withCandidate = (changes: Partial<Candidate>) => factsWith({ candidate: { ...candidate, ...changes } });

describe('candidate ready', () => {
  test('holds once the build has succeeded', () => {
    expect(candidateReady.judge(factsWith())).toEqual({ state: 'holds' });
  });

  test('waits for a build that is under way', () => {
    expect(candidateReady.judge(withCandidate({ state: 'building' }))).toEqual({
      state: 'waits',
      on: 'outside',
      until: null,
      facts: { code: 'candidate-building', candidate: '1.5.0-rc.2' },
    });
  });

  test.each(['failed', 'errored'] as const)('blocks a candidate that %s', (state) => {
    expect(candidateReady.judge(withCandidate({ state }))).toEqual({
      state: 'blocks',
      facts: { code: 'candidate-not-ready', candidate: '1.5.0-rc.2', candidateState: state },
    });
  });
});

describe('not bad', () => {
  test('holds for a candidate that nobody called bad', () => {
    expect(notBad.judge(factsWith())).toEqual({ state: 'holds' });
  });

  test('blocks a bad candidate, with the reason that was given', () => {
    const facts = withCandidate({ badSince: minutesAgo(3), badReason: 'loses orders' });
    expect(notBad.judge(facts)).toEqual({
      state: 'blocks',
      facts: { code: 'candidate-bad', candidate: '1.5.0-rc.2', because: 'loses orders' },
    });
  });
});

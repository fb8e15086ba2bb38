import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseVersion,
  type TakenVersion,
  type VersionQuestion,
} from '../../../src/domain/version/next-version.ts';
import { compareVersions, isVersion } from '../../../src/domain/version/version.ts';
import { calendarVersion, version } from './arbitrary-version.ts';

const question: VersionQuestion = {
  scheme: 'semver',
  asked: null,
  largest: 'patch',
  predecessor: '1.4.2',
  taken: [],
  now: new Date('2026-11-21T12:00:00Z'),
};

const released = (...versions: string[]): TakenVersion[] =>
  versions.map((version) => ({ version, by: 'release' }));

function choose(changes: Partial<VersionQuestion>) {
  const outcome = chooseVersion({ ...question, ...changes });
  return outcome.ok ? outcome.value : outcome.refusal;
}

/** A version that has to be chosen: a refusal fails the test. */
function chosen(changes: Partial<VersionQuestion>): string {
  const outcome = chooseVersion({ ...question, ...changes });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

const calver = (changes: Partial<VersionQuestion>) => choose({ scheme: 'calver', ...changes });

describe('the next semantic version', () => {
  test.each([
    ['breaking', '1.4.2', '2.0.0'],
    ['feature', '1.4.2', '1.5.0'],
    ['patch', '1.4.2', '1.4.3'],
    ['none', '1.4.2', '1.4.3'],
    ['breaking', '0.4.2', '0.5.0'],
    ['feature', '0.4.2', '0.5.0'],
    ['patch', '0.4.2', '0.4.3'],
  ] as const)('after a %s change to %s is %s', (largest, predecessor, expected) => {
    expect(choose({ largest, predecessor })).toBe(expected);
  });

  test('of a project without releases is 0.1.0, whatever it contains', () => {
    expect(choose({ predecessor: null, largest: 'breaking' })).toBe('0.1.0');
  });

  test('passes over numbers that were ever used, at the level of the change', () => {
    expect(choose({ largest: 'feature', taken: released('1.5.0', '1.6.0') })).toBe('1.7.0');
  });

  test.each([
    ['major', '2.0.0'],
    ['minor', '1.5.0'],
    ['patch', '1.4.3'],
    ['1.9.0', '1.9.0'],
    [' v1.9.0 ', '1.9.0'],
  ])('is the one asked for as "%s": %s', (asked, expected) => {
    expect(choose({ asked, largest: 'breaking' })).toBe(expected);
  });

  test('leaves 0.x when asked for', () => {
    expect(choose({ asked: 'major', predecessor: '0.9.0' })).toBe('1.0.0');
    expect(choose({ asked: 'major', predecessor: null })).toBe('1.0.0');
  });

  test('is refused when taken, saying by what', () => {
    const taken: TakenVersion[] = [{ version: '1.9.0', by: 'tag' }];
    expect(choose({ asked: '1.9.0', taken })).toEqual({ code: 'version-taken', version: '1.9.0', by: 'tag' });
  });

  test.each(['1.4.1', '0.9.0'])('is refused when it is not higher: %s', (asked) => {
    expect(choose({ asked })).toEqual({ code: 'version-not-higher', version: asked, highest: '1.4.2' });
  });

  test.each(['1.5', '1.5.0-rc.1', 'bigger', '1.5.0+build'])('is refused when malformed: %s', (asked) => {
    expect(choose({ asked, largest: 'feature' })).toEqual({
      code: 'version-malformed',
      text: asked,
      scheme: 'semver',
      example: '1.5.0',
    });
  });

  test('chosen by itself is always higher than the predecessor, free and well-formed', () => {
    fc.assert(
      fc.property(
        version,
        fc.constantFrom('breaking' as const, 'feature' as const, 'patch' as const),
        fc.array(version),
        (predecessor, largest, others) => {
          const taken = released(...others, chosen({ predecessor, largest }));
          const next = chosen({ predecessor, largest, taken });
          expect(isVersion('semver', next)).toBe(true);
          expect(compareVersions(next, predecessor)).toBeGreaterThan(0);
          expect(taken.map((other) => other.version)).not.toContain(next);
        },
      ),
    );
  });

  test('grows with the size of the change', () => {
    fc.assert(
      fc.property(version, (predecessor) => {
        const of = (largest: VersionQuestion['largest']) => chosen({ predecessor, largest });
        expect(compareVersions(of('patch'), of('feature'))).toBeLessThan(0);
        expect(compareVersions(of('feature'), of('breaking'))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the next calendar version', () => {
  test.each([
    [null, '2026.11.1'],
    ['2026.10.7', '2026.11.1'],
    ['2026.11.1', '2026.11.2'],
    ['2026.11.9', '2026.11.10'],
    ['1.4.2', '2026.11.1'],
  ])('in November 2026 after %s is %s', (predecessor, expected) => {
    expect(calver({ predecessor })).toBe(expected);
  });

  test('has no leading zeros', () => {
    expect(calver({ predecessor: null, now: new Date('2027-02-03T00:00:00Z') })).toBe('2027.2.1');
  });

  test('goes on from a later month when the clock was set back', () => {
    expect(calver({ predecessor: '2026.12.3' })).toBe('2026.12.4');
  });

  test('cannot be asked for by level, and says what it would be', () => {
    expect(calver({ asked: 'minor', predecessor: '2026.11.1' })).toEqual({
      code: 'version-malformed',
      text: 'minor',
      scheme: 'calver',
      example: '2026.11.2',
    });
  });

  test('is always higher than the predecessor and free', () => {
    const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(calendarVersion, moment, (predecessor, now) => {
        const first = chosen({ scheme: 'calver', predecessor, now });
        const second = chosen({ scheme: 'calver', predecessor, now, taken: released(first) });
        expect(compareVersions(first, predecessor)).toBeGreaterThan(0);
        expect(compareVersions(second, first)).toBeGreaterThan(0);
        expect(isVersion('calver', second)).toBe(true);
      }),
    );
  });
});

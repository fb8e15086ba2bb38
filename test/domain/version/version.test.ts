import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { artifactVersion, parseArtifactVersion } from '../../../src/domain/version/artifact-version.ts';
import {
  candidateName,
  nextCandidateNumber,
  parseCandidateName,
} from '../../../src/domain/version/candidate-name.ts';
import { compareVersions, highestVersion, isVersion } from '../../../src/domain/version/version.ts';
import { hexadecimal, version } from './arbitrary-version.ts';

describe('a version', () => {
  test.each(['1.5.0', '0.0.1', '10.20.30'])('may be %s under semver', (text) => {
    expect(isVersion('semver', text)).toBe(true);
  });

  test.each([
    '1.5',
    'v1.5.0',
    '1.5.0-rc.1',
    '1.5.0+7',
    '01.5.0',
    '1.5.0 ',
    '',
    '1.5.0.0',
    '99999999999999999.0.0',
  ])('is not "%s"', (text) => {
    expect(isVersion('semver', text)).toBe(false);
  });

  test.each([
    ['2026.11.1', true],
    ['2026.1.31', true],
    ['2026.08.1', false],
    ['2026.13.1', false],
    ['2026.0.1', false],
    ['2026.11.0', false],
    ['1.5.0', false],
  ])('%s under calver: %s', (text, expected) => {
    expect(isVersion('calver', text)).toBe(expected);
  });

  test('is ordered by number, not by letter, and its candidates come before it', () => {
    const shuffled = ['1.10.0', '1.10.0-rc.11', '1.9.0', '2026.2.1', '1.10.0-rc.2', '2026.11.1'];
    expect(shuffled.toSorted(compareVersions)).toEqual([
      '1.9.0',
      '1.10.0-rc.2',
      '1.10.0-rc.11',
      '1.10.0',
      '2026.2.1',
      '2026.11.1',
    ]);
  });

  test('is the highest of many, and of none there is none', () => {
    expect(highestVersion(['1.9.0', '1.10.0', '1.2.0'])).toBe('1.10.0');
    expect(highestVersion([])).toBeNull();
  });
});

describe('a candidate', () => {
  test('is named by its version and number, and the name reads back', () => {
    fc.assert(
      fc.property(version, fc.integer({ min: 1, max: 999_999_999 }), (version, number) => {
        expect(parseCandidateName(candidateName({ version, number }))).toEqual({ version, number });
      }),
    );
  });

  test.each(['1.5.0', '1.5.0-rc.0', '1.5.0-rc.02', '1.5-rc.1', '1.5.0-beta.1', 'v1.5.0-rc.1'])(
    'is not named %s',
    (text) => {
      expect(parseCandidateName(text)).toBeNull();
    },
  );

  test('never gets a number that another had', () => {
    expect(nextCandidateNumber([])).toBe(1);
    expect(nextCandidateNumber([1, 11, 2])).toBe(12);
  });
});

describe('an artifact version', () => {
  test('names version, build and short commit', () => {
    const sha = 'abc1234def5678901234567890123456789012ab';
    expect(artifactVersion({ version: '1.5.0', build: 456, sha })).toBe('1.5.0-build.456-abc1234');
  });

  test('reads back as what it was made of', () => {
    fc.assert(
      fc.property(version, fc.integer({ min: 1 }), hexadecimal(40), (version, build, sha) => {
        const read = parseArtifactVersion(artifactVersion({ version, build, sha }));
        expect(read).toEqual({ version, build, shortSha: sha.slice(0, 7) });
      }),
    );
  });

  test('is not read from other text', () => {
    expect(parseArtifactVersion('1.5.0-build.0-abc1234')).toBeNull();
    expect(parseArtifactVersion('1.5-build.1-abc1234')).toBeNull();
    expect(parseArtifactVersion('1.5.0-build.1-abc123')).toBeNull();
  });
});

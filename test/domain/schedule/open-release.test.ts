import { expect, test } from 'vitest';
import { openBefore } from '../../../src/domain/schedule/open-release.ts';
import { sampleCandidate, sampleRelease } from '../../views/support/release.ts';

const candidate = sampleCandidate();
const release = (version: string) => sampleRelease({ version });
const hotfix = sampleRelease({
  version: '1.10.1',
  hotfix: {
    kind: 'fix',
    environment: 'production',
    from: '1.10.0-rc.1',
    fromCandidateId: candidate.id,
    fromSha: candidate.sha,
    route: { kind: 'usual' },
  },
});

test('a train looks at the open release with the highest version', () => {
  expect(openBefore([release('1.9.0'), release('1.10.0'), release('1.2.0')])?.version).toBe('1.10.0');
});

test('a hotfix neither stops a train nor is what it cuts into', () => {
  expect(openBefore([hotfix])).toBeNull();
  expect(openBefore([hotfix, release('1.9.0')])?.version).toBe('1.9.0');
});

test('a release that is made again without a change is one like any other', () => {
  const again = {
    ...hotfix,
    hotfix: hotfix.hotfix === null ? null : { ...hotfix.hotfix, kind: 'without' as const },
  };
  expect(openBefore([again])?.version).toBe('1.10.1');
});

import { expect, test } from 'vitest';
import { isStranded } from '../../../src/domain/release/stranded.ts';
import { sampleCandidate } from '../../views/support/release.ts';

test.each([
  [{ code: 'branch-in-the-way', branch: 'v1.5.0-rc.1', otherSha: 'b'.repeat(40) }, true],
  [{ code: 'tag-moved', tag: 'v1.5.0-rc.1', otherSha: null }, true],
  [{ code: 'never-started', workflow: 'build.yml', attempts: 3 }, false],
  [null, false],
] as const)(
  'where something else has its name, a further candidate of the same commit is the way out: %j',
  (stateReason, is) => {
    expect(isStranded(sampleCandidate({ stateReason }))).toBe(is);
  },
);

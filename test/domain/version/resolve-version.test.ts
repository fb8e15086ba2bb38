import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceName, resolveVersion } from '../../../src/domain/version/resolve-version.ts';
import { version } from './arbitrary-version.ts';

const known = [
  { version: '1.4.0', candidates: [1] },
  { version: '1.5.0', candidates: [1, 2, 11] },
  { version: '1.15.0', candidates: [1, 3] },
  { version: '2.0.0', candidates: [1] },
  { version: '2.0.1', candidates: [] },
];

function resolve(text: string) {
  const outcome = resolveVersion(text, known);
  return outcome.ok ? referenceName(outcome.value) : outcome.refusal;
}

describe('a version as people type it', () => {
  test.each([
    ['1.5.0', '1.5.0'],
    ['v1.5.0', '1.5.0'],
    ['V1.5.0', '1.5.0'],
    ['1.5', '1.5.0'],
    ['v1.15', '1.15.0'],
    ['latest', '2.0.1'],
    [' Latest ', '2.0.1'],
    ['1.5.0-rc.2', '1.5.0-rc.2'],
    ['v1.5.0-rc.2', '1.5.0-rc.2'],
    ['1.5-rc2', '1.5.0-rc.2'],
    ['1.5 rc2', '1.5.0-rc.2'],
    ['1.5rc11', '1.5.0-rc.11'],
    ['rc2', '1.5.0-rc.2'],
    ['rc.3', '1.15.0-rc.3'],
    ['RC-11', '1.5.0-rc.11'],
  ])('"%s" means %s', (text, expected) => {
    expect(resolve(text)).toBe(expected);
  });

  test('lists every choice where it may mean several, highest first', () => {
    expect(resolve('1')).toEqual({
      code: 'version-unclear',
      text: '1',
      matches: ['1.15.0', '1.5.0', '1.4.0'],
    });
    expect(resolve('rc1')).toMatchObject({
      matches: ['2.0.0-rc.1', '1.15.0-rc.1', '1.5.0-rc.1', '1.4.0-rc.1'],
    });
  });

  test('a candidate without a version is the one of the only open release that has it', () => {
    const shipped = { version: '1.0.0', candidates: [1, 2] };
    const open = { version: '1.1.0', candidates: [1], isOpen: true };
    expect(resolveVersion('rc1', [shipped, open])).toMatchObject({ ok: true, value: { version: '1.1.0' } });
    expect(resolveVersion('rc2', [shipped, open])).toMatchObject({ ok: true, value: { version: '1.0.0' } });
    const another = { version: '1.2.0', candidates: [1], isOpen: true };
    expect(resolveVersion('rc1', [shipped, open, another])).toMatchObject({ ok: false });
  });

  test.each(['3.0.0', '1.50', 'rc9', '2.0.1-rc.1', 'banana', '', 'v', '-', '1.5.0.0', '1.5.0-beta.1'])(
    '"%s" is unknown, and the known ones are named',
    (text) => {
      expect(resolve(text)).toEqual({
        code: 'version-unknown',
        text,
        known: ['2.0.1', '2.0.0', '1.15.0', '1.5.0', '1.4.0'],
      });
    },
  );

  test('means nothing where there is no release', () => {
    expect(resolveVersion('latest', []).ok).toBe(false);
  });

  test('in full always means exactly itself, whatever else is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(version, { minLength: 1 }), (versions) => {
        const all = versions.map((version) => ({ version, candidates: [1] }));
        for (const version of versions) {
          expect(resolveVersion(version, all)).toMatchObject({
            ok: true,
            value: { kind: 'release', version },
          });
        }
      }),
    );
  });
});

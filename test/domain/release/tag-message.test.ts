import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagMessage, trailHeadIn } from '../../../src/domain/release/tag-message.ts';
import { candidate } from '../../operations/build/rows.ts';

test('the trail’s head comes back out of a tag’s message as it went in, also under a signature', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 }), fc.stringMatching(/^[0-9a-f]{64}$/), (seq, hash) => {
      const message = tagMessage({ candidate }, { seq, hash });
      expect(trailHeadIn(message)).toEqual({ seq, hash });
      const signature = '-----BEGIN PGP SIGNATURE-----\nwsB\n-----END PGP SIGNATURE-----\n';
      expect(trailHeadIn(`${message}${signature}`)).toEqual({ seq, hash });
    }),
  );
});

test.each([
  'v1.4.2',
  'Waybill-Trail: 12 beef',
  'Waybill-Trail: 1.5 '.padEnd(90, 'a'),
  ` Waybill-Trail: 1 ${'a'.repeat(64)}`,
])('a message without a head of ours has none: %s', (message) => {
  expect(trailHeadIn(message)).toBeNull();
});

import { expect, test } from 'vitest';
import { openLookout } from '../../../src/integrations/pinned-web.ts';

const to =
  (...addresses: readonly string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: 4 }));
const unknown = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));

test.each([
  ['a public address', 'https://partner.example/x', to('93.184.215.14'), 'permitted'],
  ['a private one', 'https://partner.example/x', to('10.0.0.1'), 'forbidden'],
  ['a public and a private one', 'https://partner.example/x', to('93.184.215.14', '10.0.0.1'), 'forbidden'],
  ['one that the operator names', 'http://127.0.0.1:8080/x', unknown, 'permitted'],
  ['a name that nobody knows', 'https://partner.exmaple/x', unknown, 'unresolved'],
  ['no address at all', 'https://partner.example/x', to(), 'unresolved'],
] as const)('%s is seen for what it is before anything is sent', async (_, url, lookup, expected) => {
  expect(await openLookout({ allowHosts: ['127.0.0.1'], lookup })(url)).toBe(expected);
});

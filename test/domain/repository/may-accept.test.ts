import { expect, test } from 'vitest';
import { parseUserId } from '../../../src/domain/ids.ts';
import { mayAccept } from '../../../src/domain/repository/may-accept.ts';

const [dana, sam, toni] = ['U0DANA', 'U0SAM', 'U0TONI'].map(parseUserId);
if (dana === undefined || sam === undefined || toni === undefined) throw new Error('people are missing');
const linked = [
  { id: dana, githubLogin: 'Dana-GH', linkedBy: toni, linkedAt: new Date(0), revision: 1 },
  { id: sam, githubLogin: 'sam-gh', linkedBy: toni, linkedAt: new Date(0), revision: 1 },
];

test.each([
  ['its author may not, however the login is spelled', dana, ['dana-gh'], 'own-loosening'],
  ['another of its authors may not either', dana, ['sam-gh', 'dana-gh'], 'own-loosening'],
  ['somebody else may', sam, ['dana-gh'], 'may'],
  ['somebody who is linked may, whoever the author is', sam, ['stranger'], 'may'],
  ['somebody who is not linked may where the author is', toni, ['dana-gh'], 'may'],
  ['where neither is linked they could be one person', toni, ['stranger'], 'author-unlinked'],
  ['an author without an account could be anybody', sam, [null], 'author-unlinked'],
])('among those who would accept a configuration that loosens: %s', (_, acceptor, authorLogins, answer) => {
  const outcome = mayAccept({ authorLogins }, { fullName: 'acme/shop' }, acceptor, linked);
  expect(outcome.ok ? outcome.value : outcome.refusal.code).toBe(answer);
});

import { expect, test } from 'vitest';
import { type Act, acts, type Role, roles } from '../../../src/domain/authority/act.ts';
import { permit, type Standing } from '../../../src/domain/authority/permit.ts';
import type { Person } from '../../../src/domain/authority/person.ts';
import { parseUserGroupId, parseUserId } from '../../../src/domain/ids.ts';

const id = parseUserId('U07DANA0001');
const captains = parseUserGroupId('S07CAPTAINS');
const person = (standing: Person['standing']): Person => ({
  id,
  teamId: null,
  displayName: 'dana',
  timeZone: null,
  standing,
});
const holders = { admin: [id], captain: [captains] };
const standing = (held: Standing['roles'], who: Standing['person'] = person('full-member')): Standing => ({
  person: who,
  roles: held,
  retryAfterMs: null,
});

/** The table of who may do what; the test beside it holds the code to every act. */
const table: Readonly<Record<Act, readonly Role[]>> = {
  read: ['member'],
  'subscribe oneself': ['member'],
  'subscribe others': ['captain'],
  'review a notice': ['captain'],
  'answer a notice': ['member'],
  'answer a concern': ['captain'],
  'accept a recipient': ['admin'],
  'resend a notice': ['admin'],
  'sign in with GitHub': ['member'],
  'verify the trail': ['member'],
  'export the trail': ['admin'],
  'cut a release': ['captain'],
  'repeat a build': ['captain'],
  'start a hotfix': ['captain'],
  'pick a change': ['captain'],
  'waive a fix': ['captain'],
  'edit notes': ['captain'],
  'abandon a release': ['captain'],
  'request a promotion': ['captain'],
  'approve a deployment': ['approver'],
  'reject a deployment': ['approver'],
  'cancel a deployment': ['captain'],
  'move a deployment up': ['captain'],
  'skip or resume a train': ['captain'],
  'skip or resume a digest': ['captain'],
  'freeze deployments': ['captain', 'admin'],
  'freeze everything': ['admin'],
  'end a freeze': ['captain', 'admin'],
  'roll back': ['rescuer'],
  'judge an imagined rollback': ['captain', 'approver'],
  'lift a hold': ['captain'],
  'clear a bad candidate': ['captain'],
  'call a deployment healthy': ['captain'],
  'call a deployment faulty': ['captain', 'approver'],
  'attest that nothing runs': ['captain'],
  'override a gate': ['overrider'],
  'review an override': ['captain', 'approver', 'admin'],
  'set up a project': ['admin'],
  'accept a configuration': ['admin'],
  'accept tag workflows': ['admin'],
  'link identities': ['admin'],
};
const isAct = (name: string): name is Act => name in acts;
const everyAct = Object.keys(acts).filter(isAct);
const everyPair = everyAct.flatMap((act) => roles.map((role) => [act, role] as const));

test.each(everyPair)('to %s is for whom the table says, asked as %s', (act, role) => {
  const outcome = permit(act, standing({ [role]: 'yes' }), holders);
  const refusal = { code: 'not-permitted', act, roles: table[act] };
  expect(outcome).toMatchObject(
    table[act].includes(role) ? { ok: true, value: role } : { ok: false, refusal },
  );
});

test.each(['guest', 'other-workspace', 'bot', 'deactivated'] as const)(
  'a %s does nothing, whatever role they are named in',
  (who) => {
    for (const act of everyAct) {
      const all = { admin: 'yes', captain: 'yes', approver: 'yes', overrider: 'yes', member: 'yes' } as const;
      expect(permit(act, standing(all, person(who)), holders)).toEqual({
        ok: false,
        refusal: { code: 'outsider', act, standing: who },
      });
    }
  },
);

test.each<[string, Standing, string]>([
  [
    'a person who could not be looked up',
    { ...standing({ captain: 'yes' }, 'unknown'), retryAfterMs: 30_000 },
    'authority-unknown',
  ],
  [
    'a role that could not be looked up',
    { ...standing({ captain: 'unknown' }), retryAfterMs: 30_000 },
    'authority-unknown',
  ],
  ['a role that was not looked up', standing({ member: 'yes', admin: 'yes' }), 'not-permitted'],
  ['a role that is not held', standing({ captain: 'no' }), 'not-permitted'],
])('%s is a no', (_, who, code) => {
  const when = code === 'authority-unknown' ? { retryAfterMs: 30_000 } : {};
  expect(permit('cut a release', who, holders)).toMatchObject({ ok: false, refusal: { code, ...when } });
});

test('a refusal names those who may', () => {
  expect(permit('cut a release', standing({ captain: 'no' }), holders)).toMatchObject({
    refusal: { who: [captains] },
  });
});

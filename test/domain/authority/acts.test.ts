import { describe, expect, test } from 'vitest';
import { type Act, acts, type Role, roles } from '../../../src/domain/authority/act.ts';
import { permit, type Standing } from '../../../src/domain/authority/permit.ts';
import { parseUserId } from '../../../src/domain/ids.ts';

const somebody = parseUserId('U0SOMEBODY');
const person = (standing: 'full-member' | 'guest' | 'other-workspace' | 'bot' | 'deactivated') => ({
  id: somebody,
  teamId: null,
  displayName: 'Somebody',
  timeZone: null,
  standing,
});
const who = (held: Standing['roles'], standing: Standing['person'] = person('full-member')): Standing => ({
  person: standing,
  roles: held,
  retryAfterMs: null,
});
const codeOf = (act: Act, standing: Standing) => {
  const outcome = permit(act, standing, {});
  return outcome.ok ? 'permitted' : outcome.refusal.code;
};

/** Who may do each act of promotion, written down apart from the code. */
const table: readonly (readonly [Act, readonly Role[]])[] = [
  ['read', ['member']],
  ['request a promotion', ['captain']],
  ['approve a deployment', ['approver']],
  ['reject a deployment', ['approver']],
  ['cancel a deployment', ['captain']],
  ['move a deployment up', ['captain']],
  ['freeze deployments', ['captain', 'admin']],
  ['freeze everything', ['admin']],
  ['end a freeze', ['captain', 'admin']],
  ['judge an imagined rollback', ['captain', 'approver']],
  ['lift a hold', ['captain']],
  ['call a deployment healthy', ['captain']],
  ['call a deployment faulty', ['captain', 'approver']],
  ['attest that nothing runs', ['captain']],
  ['override a gate', ['overrider']],
  ['review an override', ['captain', 'approver', 'admin']],
];

const every = table.flatMap(([act, allowed]) =>
  roles.map((role) => [act, role, allowed.includes(role) ? 'permitted' : 'not-permitted'] as const),
);

describe('an act of promotion', () => {
  test.each(every)('to %s, by a person who is only %s, is %s', (act, role, expected) => {
    expect(codeOf(act, who({ [role]: 'yes' }))).toBe(expected);
  });

  test.each(table)('to %s is refused while it cannot be told who somebody is', (act, allowed) => {
    const unknown = Object.fromEntries(allowed.map((role) => [role, 'unknown']));
    expect(codeOf(act, who(unknown))).toBe('authority-unknown');
    const certain = Object.fromEntries(allowed.map((role) => [role, 'yes']));
    expect(codeOf(act, who(certain, 'unknown'))).toBe('authority-unknown');
  });

  test.each(
    table.flatMap(([act]) =>
      (['guest', 'other-workspace', 'bot', 'deactivated'] as const).map((kind) => [act, kind] as const),
    ),
  )('to %s is refused to a %s, whatever roles they were given', (act, kind) => {
    const all = Object.fromEntries(acts[act].map((role) => [role, 'yes']));
    expect(codeOf(act, who(all, person(kind)))).toBe('outsider');
  });
});

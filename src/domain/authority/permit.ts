import { no, type Outcome, yes } from '../outcome.ts';
import { type Act, acts, type Role } from './act.ts';
import type { Person, Principal } from './person.ts';

/** What was found out about a person just now. *Unknown*: Slack could not be asked. */
export type Standing = {
  readonly person: Person | 'unknown';
  /** Only the roles that the act could need are looked up; one that is missing was not asked for. */
  readonly roles: Readonly<Partial<Record<Role, 'yes' | 'no' | 'unknown'>>>;
  /** How long Slack asks us to wait before it can be asked again. */
  readonly retryAfterMs: number | null;
};

/** Who holds a role, for the sentence that tells the others. */
export type RoleHolders = Readonly<Partial<Record<Role, readonly Principal[]>>>;

/**
 * Whether a person may do an act. Where it cannot be determined, the answer is no (promise 7); a role
 * that is certain suffices, whatever else is unknown.
 */
export function permit(act: Act, standing: Standing, holders: RoleHolders): Outcome<Role> {
  const { person } = standing;
  if (person === 'unknown')
    return no({ code: 'authority-unknown', act, retryAfterMs: standing.retryAfterMs });
  if (person.standing !== 'full-member') return no({ code: 'outsider', act, standing: person.standing });

  const sufficient: readonly Role[] = acts[act];
  const held = sufficient.find((role) => standing.roles[role] === 'yes');
  if (held !== undefined) return yes(held);
  if (sufficient.some((role) => standing.roles[role] === 'unknown')) {
    return no({ code: 'authority-unknown', act, retryAfterMs: standing.retryAfterMs });
  }
  return no({
    code: 'not-permitted',
    act,
    roles: sufficient,
    who: sufficient.flatMap((role) => holders[role] ?? []),
  });
}

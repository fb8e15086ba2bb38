import { link } from '../domain/authority/link.ts';
import type { BegunSignIn, SignIn } from '../domain/authority/sign-in.ts';
import type { Change } from '../domain/change.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import type { IdentityLinked } from './link-identity.ts';

/** What the person needs: their code, where it is entered, and until when (ISO 8601). */
export type SignInBegun = Pick<BegunSignIn, 'userCode' | 'url'> & { readonly expiresAt: string };

/** Begins somebody's own sign-in with GitHub. Who is linked to a login already does not link themselves to another. */
export async function beginSignIn(ports: Ports, asker: Asker): Promise<Outcome<SignInBegun>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const allowed = await maySignIn(ports, asker);
  if (!allowed.ok) return allowed;
  const { store, github } = ports;
  const before = await store.signIn(asker.userId);
  const begun = await github.beginSignIn();
  if (begun === null) return no({ code: 'no-sign-in', userId: asker.userId });
  const { deviceCode, userCode, url, expiresAt } = begun;
  const set = { deviceCode, expiresAt };
  const change: Change =
    before === null
      ? { insert: 'signIns', row: { id: asker.userId, ...set, revision: 1 } }
      : changed(before, set);
  const outcome = yes({ userCode, url, expiresAt: expiresAt.toISOString() });
  return commitFor(ports, asker, outcome, { changes: [change], events: [], effects: [] });
}

/** Asks GitHub who entered the code, and links them. */
export async function endSignIn(ports: Ports, asker: Asker): Promise<Outcome<IdentityLinked>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const allowed = await maySignIn(ports, asker);
  if (!allowed.ok) return allowed;
  const { store, github, clock } = ports;
  const { userId } = asker;
  const now = clock.now();
  const signIn = await store.signIn(userId);
  const deviceCode = signIn?.deviceCode ?? null;
  if (signIn === null || deviceCode === null || signIn.expiresAt <= now) return no({ code: 'sign-in-over' });
  const answer = await github.endSignIn(deviceCode);
  if (answer.kind !== 'signed-in') {
    return no({ code: answer.kind === 'pending' ? 'sign-in-pending' : 'sign-in-over' });
  }
  const linked = { userId, githubLogin: answer.login };
  const [links, projects] = await Promise.all([store.identityLinks(), store.projects()]);
  const decided = link(links, { ...linked, by: userId, how: 'signed-in', now, projects });
  const forgotten = changed(signIn, { deviceCode: null });
  const decision = decided.ok ? decided.value : { changes: [], events: [], effects: [] };
  const outcome = decided.ok ? yes(linked) : decided;
  return commitFor(ports, asker, outcome, { ...decision, changes: [...decision.changes, forgotten] });
}

const changed = ({ id, revision }: SignIn, set: Partial<Omit<SignIn, 'id' | 'revision'>>): Change => ({
  update: 'signIns',
  id,
  revision,
  set,
});

async function maySignIn(ports: Ports, asker: Asker): Promise<Outcome<unknown>> {
  const permitted = await authorize(ports, asker, 'sign in with GitHub', null);
  if (!permitted.ok) return permitted;
  const { userId } = asker;
  const mine = (await ports.store.identityLinks()).find(({ id }) => id === userId);
  return mine === undefined ? permitted : no({ code: 'linked-already', login: mine.githubLogin, userId });
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreezeId, UserId } from '../../src/domain/ids.ts';
import { parseUserId } from '../../src/domain/ids.ts';
import type { FreezeScope } from '../../src/domain/policy/freeze-scope.ts';
import { endFreeze, expireFreeze } from '../../src/operations/end-freeze.ts';
import { setFreeze } from '../../src/operations/set-freeze.ts';
import { ada, captain, type Standing, startStanding } from '../support/promotion/standing.ts';

const admin = parseUserId('U0ADMIN');
let standing: Standing;

beforeAll(async () => {
  standing = await startStanding();
});
afterAll(() => standing.stop());

const everything: FreezeScope = { kind: 'everything' };
const production = (): FreezeScope => ({
  kind: 'environment',
  projectId: standing.project.id,
  project: 'storefront',
  environment: 'production',
});
const freeze = async (
  userId: UserId,
  scope: FreezeScope,
  {
    fromAt = null,
    untilAt = null,
    because = 'black Friday',
  }: { fromAt?: Date | null; untilAt?: Date | null; because?: string } = {},
) => setFreeze(standing.ports, await standing.by(userId), { scope, fromAt, untilAt, because });
const unfreeze = async (userId: UserId, scope: FreezeScope) =>
  endFreeze(standing.ports, await standing.by(userId), scope);
const press = async (userId: UserId, id: FreezeId) =>
  codeOf(await endFreeze(standing.ports, await standing.by(userId), id));
const inForce = () => standing.ports.store.deployments.freezesInForce(standing.ports.clock.now());
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? 'done' : outcome.refusal.code;
const lastEvent = async () => (await standing.ports.store.history(standing.project.id, { limit: 1 }))[0];

describe('a freeze', () => {
  test('is set by a captain with a reason, recorded, and ended by who set it', async () => {
    expect(codeOf(await freeze(captain, production()))).toBe('done');
    expect(await inForce()).toMatchObject([
      { environment: 'production', because: 'black Friday', setBy: captain, untilAt: null },
    ]);
    expect(await lastEvent()).toMatchObject({ kind: 'freeze-set', actor: `slack:${captain}` });
    expect(codeOf(await unfreeze(captain, production()))).toBe('done');
    expect(await inForce()).toEqual([]);
    expect(await lastEvent()).toMatchObject({ kind: 'freeze-ended', actor: `slack:${captain}` });
  });

  test('is ended by an admin, and by nobody without a role', async () => {
    await freeze(captain, production());
    expect(codeOf(await unfreeze(ada, production()))).toBe('not-permitted');
    expect(codeOf(await unfreeze(admin, production()))).toBe('done');
  });

  test('is not ended by who set it, once they are no longer a full member', async () => {
    await freeze(captain, production());
    standing.workspace.standings.set(captain, 'guest');
    expect(codeOf(await unfreeze(captain, production()))).toBe('outsider');
    standing.workspace.standings.clear();
    expect(codeOf(await unfreeze(captain, production()))).toBe('done');
  });

  test('is refused to whoever is neither captain nor admin, and without a reason', async () => {
    expect(codeOf(await freeze(ada, production()))).toBe('not-permitted');
    expect(codeOf(await freeze(captain, production(), { because: ' ' }))).toBe('reason-missing');
    expect(await inForce()).toEqual([]);
  });

  test('of everything is for admins', async () => {
    expect(codeOf(await freeze(captain, everything))).toBe('not-permitted');
    expect(codeOf(await freeze(admin, everything))).toBe('done');
    expect(codeOf(await unfreeze(captain, everything))).toBe('not-permitted');
    expect(codeOf(await unfreeze(admin, everything))).toBe('done');
  });

  test('of one scope is not ended by ending another', async () => {
    await freeze(captain, production());
    const project = { kind: 'project', projectId: standing.project.id, project: 'storefront' } as const;
    expect(codeOf(await unfreeze(captain, project))).toBe('not-frozen');
    expect(await inForce()).toHaveLength(1);
    await unfreeze(captain, production());
  });

  test('is ended by its own button alone, which ends no later one', async () => {
    await freeze(captain, production());
    const [first] = await inForce();
    if (first === undefined) throw new Error('nothing is frozen');
    expect(await press(ada, first.id)).toBe('not-permitted');
    expect(await press(captain, first.id)).toBe('done');
    await freeze(captain, production(), { because: 'another one' });
    expect(await press(captain, first.id)).toBe('not-frozen');
    expect(await inForce()).toMatchObject([{ because: 'another one' }]);
    await unfreeze(captain, production());
  });

  test('is in the history of its environment, and in that of no other', async () => {
    const { store, clock } = standing.ports;
    const { id } = standing.project;
    await freeze(captain, production(), { because: 'stocktaking' });
    await unfreeze(captain, production());
    const started = { projectId: id, kind: 'deployment-started', actor: 'waybill', at: clock.now() } as const;
    const events = [{ ...started, facts: { environment: 'staging' } }];
    await store.commit({ changes: [], events, effects: [] });
    const told = async (environment: string) =>
      (await store.history(id, { environment, limit: 2 })).map(({ kind }) => kind);
    expect(await told('production')).toEqual(['freeze-ended', 'freeze-set']);
    expect(await told('staging')).toEqual(['deployment-started']);
  });

  test('ends by itself at its time, once, and says so', async () => {
    const untilAt = new Date(standing.ports.clock.now().getTime() + 3_600_000);
    await freeze(captain, production(), { untilAt });
    const [set] = await inForce();
    if (set === undefined) throw new Error('nothing is frozen');
    await expireFreeze(standing.ports, set.id);
    expect(await inForce()).toHaveLength(1);

    standing.forward(3_600_000);
    expect(await inForce()).toEqual([]);
    await Promise.all([expireFreeze(standing.ports, set.id), expireFreeze(standing.ports, set.id)]);
    expect(await standing.ports.store.deployments.freeze(set.id)).toMatchObject({ endedBy: null });
    const ends = (await standing.ports.store.history(standing.project.id, { limit: 50 })).filter(
      ({ kind, actor }) => kind === 'freeze-ended' && actor === 'waybill',
    );
    expect(ends).toHaveLength(1);
    const said = await standing.ports.store.outbox.next(
      standing.project.channelId,
      standing.ports.clock.now(),
    );
    expect(said?.subject).toMatchObject({ kind: 'announcement', announcement: { kind: 'freeze-set' } });
  });

  test('that is set for later stops nothing before, begins by itself once, and can be ended before', async () => {
    const { clock, store } = standing.ports;
    const fromAt = new Date(clock.now().getTime() + 3_600_000);
    await freeze(captain, production(), { fromAt });
    const [set] = await store.deployments.freezesStanding(clock.now());
    if (set === undefined) throw new Error('nothing is planned');
    expect(await inForce()).toEqual([]);
    await expireFreeze(standing.ports, set.id);
    expect(await store.deployments.freeze(set.id)).toMatchObject({ fromAt });
    standing.forward(3_600_000);
    await Promise.all([expireFreeze(standing.ports, set.id), expireFreeze(standing.ports, set.id)]);
    expect(await store.deployments.freeze(set.id)).toMatchObject({ fromAt: null, endedAt: null });
    expect(await inForce()).toHaveLength(1);
    const begins = (await store.history(standing.project.id, { limit: 50 })).filter(
      ({ kind }) => kind === 'freeze-begun',
    );
    expect(begins).toHaveLength(1);
    await unfreeze(captain, production());

    await freeze(captain, production(), { fromAt: new Date(clock.now().getTime() + 3_600_000) });
    expect(codeOf(await unfreeze(captain, production()))).toBe('done');
    expect(await store.deployments.freezesStanding(clock.now())).toEqual([]);
  });
});

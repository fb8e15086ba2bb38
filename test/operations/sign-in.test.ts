import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserId } from '../../src/domain/ids.ts';
import { connectGithub } from '../../src/integrations/github/connect-github.ts';
import { linkIdentity } from '../../src/operations/link-identity.ts';
import { beginSignIn, endSignIn } from '../../src/operations/sign-in.ts';
import { type DeviceFlow, startDeviceFlow } from '../support/device-flow.ts';
import { ada, captain, grace, type Standing, startStanding } from '../support/promotion/standing.ts';

const clientId = 'Iv1.waybill';
let standing: Standing;
let flow: DeviceFlow;

beforeAll(async () => {
  [standing, flow] = await Promise.all([startStanding(), startDeviceFlow(clientId)]);
});
afterAll(() => Promise.all([standing.stop(), flow.close()]));

const ports = (id: string | null = clientId) => {
  const { clock, log } = standing.ports;
  const auth = { kind: 'token', token: 'bot' } as const;
  return { ...standing.ports, github: connectGithub({ auth, apiUrl: flow.url, clientId: id, clock, log }) };
};
const begin = async (by: UserId, id?: string | null) => beginSignIn(ports(id), await standing.by(by));
const begun = async (by: UserId) => {
  const outcome = await begin(by);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};
const end = async (by: UserId) => {
  const outcome = await endSignIn(ports(), await standing.by(by));
  return outcome.ok ? outcome.value.githubLogin : outcome.refusal.code;
};
const linkOf = async (userId: UserId) =>
  (await standing.ports.store.identityLinks()).find(({ id }) => id === userId);

test('a person is whoever enters their code on GitHub, and what GitHub gave for it is kept nowhere', async () => {
  expect(await end(ada)).toBe('sign-in-over');
  const { userCode, url, expiresAt } = await begun(ada);
  expect({ url, expiresAt }).toEqual({
    url: 'https://github.com/login/device',
    expiresAt: new Date(standing.ports.clock.now().getTime() + 900_000).toISOString(),
  });
  expect(await end(ada)).toBe('sign-in-pending');
  flow.enter(userCode, 'ada-gh');
  expect(await end(ada)).toBe('ada-gh');
  expect(await linkOf(ada)).toMatchObject({ githubLogin: 'ada-gh', linkedBy: ada });
  expect(await standing.ports.store.signIn(ada)).toMatchObject({ deviceCode: null });
  expect(await end(ada)).toBe('linked-already');
  expect(await begin(ada)).toMatchObject({ refusal: { code: 'linked-already', login: 'ada-gh' } });
});

test('a later code takes the place of an earlier one, and a declined or late one is over', async () => {
  const first = await begun(grace);
  const second = await begun(grace);
  flow.enter(first.userCode, 'somebody-else');
  expect(await end(grace)).toBe('sign-in-pending');
  flow.decline(second.userCode);
  expect(await end(grace)).toBe('sign-in-over');
  const third = await begun(grace);
  flow.enter(third.userCode, 'grace-gh');
  standing.forward(900_000);
  expect(await end(grace)).toBe('sign-in-over');
  expect(await linkOf(grace)).toBeUndefined();
});

test('a login that stands for somebody else is not taken over', async () => {
  const { userCode } = await begun(captain);
  flow.enter(userCode, 'ADA-gh');
  expect(await end(captain)).toBe('login-linked');
  expect(await end(captain)).toBe('sign-in-over');
  expect(await linkOf(captain)).toBeUndefined();
});

test('where nobody can sign in, an admin says who people are', async () => {
  expect(await begin(grace, null)).toMatchObject({ refusal: { code: 'no-sign-in' } });
  expect(await begin(grace, 'another-app')).toMatchObject({ refusal: { code: 'no-sign-in' } });
  flow.will('refuse');
  expect(await begin(grace)).toMatchObject({ refusal: { code: 'no-sign-in' } });
  const linked = { userId: grace, githubLogin: 'grace-gh' };
  expect(await linkIdentity(ports(), await standing.by(grace), linked)).toMatchObject({ ok: false });
});

import type { CheckupFacts, LookedHost } from '../domain/doctor/checkup-facts.ts';
import { recipientKind } from '../domain/notice/recipient.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** How many e-mail addresses a project's notices go to, and whether there is a server to send by. */
export async function lookAtMail(
  { store, mailer }: Ports,
  { id, configuration }: Project,
): Promise<CheckupFacts['mail']> {
  const subscribed = await store.notices.subscriptions(id);
  const wanted = subscribed.filter(({ stance }) => stance === 'wanted').map(({ recipient }) => recipient);
  const named = new Set([...configuration.notices.map(({ to }) => to), ...wanted]);
  const addresses = [...named].filter((to) => recipientKind(to) === 'email').length;
  return { addresses, hasServer: mailer !== null };
}

/** The webhooks that somebody subscribed, with the variables that sign them. */
export async function readSubscribedWebhooks(
  { store }: Ports,
  { id }: Project,
): Promise<CheckupFacts['subscribedWebhooks']> {
  const subscribed = await store.notices.subscriptions(id);
  return subscribed.flatMap(({ recipient: url, secret, stance }) =>
    stance === 'wanted' && secret !== null ? [{ url, secret }] : [],
  );
}

/** Every host that the project has Waybill call, each once for its use. */
export async function lookAtHosts(
  { lookAtHost }: Ports,
  { configuration }: Project,
  subscribed: CheckupFacts['subscribedWebhooks'],
): Promise<readonly LookedHost[]> {
  const { environments, notices } = configuration;
  const told = [...notices.map(({ to }) => to), ...subscribed.map(({ url }) => url)];
  const called = [
    ...environments.flatMap(({ name, verify, rollback: { hook } }) => [
      ...verify.smoke.map(({ url }) => ({ url, use: `smoke checks of ${name}` })),
      ...(verify.control === null ? [] : [{ url: verify.control, use: `control target of ${name}` }]),
      ...(hook === undefined ? [] : [{ url: hook.url, use: `rollback hook of ${name}` }]),
    ]),
    ...told.flatMap((to) => (recipientKind(to) === 'webhook' ? [{ url: to, use: 'notices' }] : [])),
  ];
  const each = new Map(
    called.map(({ url, use }) => {
      const host = new URL(url).hostname;
      return [`${host} ${use}`, { url, host, use }] as const;
    }),
  );
  return Promise.all(
    [...each.values()].map(async ({ url, host, use }) => ({ host, use, found: await lookAtHost(url) })),
  );
}

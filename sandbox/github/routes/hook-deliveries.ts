import { type Answer, notFound, ok, Refused } from '../answer.ts';
import type { Delivery } from '../hooks/send-webhook.ts';
import { type Call, numberParam, paging, type Route } from './route.ts';

function asApp(call: Call): void {
  if (call.grant.kind !== 'app') throw new Refused(401, 'A JSON web token could not be decoded');
}

/** What GitHub remembers of a delivery; one that was lost shows as a connection that timed out. */
function shape(call: Call, delivery: Delivery): Record<string, unknown> {
  const arrived = isGood(delivery);
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.redelivery,
    duration: delivery.ms / 1000,
    status: arrived
      ? 'OK'
      : delivery.status === 0
        ? 'timed out'
        : `Invalid HTTP Response: ${delivery.status}`,
    status_code: delivery.status,
    event: delivery.event,
    action: delivery.action,
    installation_id: call.world.grants.app.installationId,
    repository_id: call.world.repositories[0]?.id ?? null,
    throttled_at: null,
  };
}

const isGood = (one: Delivery): boolean => one.status >= 200 && one.status < 300;

function list(call: Call): Answer {
  asApp(call);
  const { size } = paging(call);
  const cursor = Number(call.query.get('cursor')) || Number.POSITIVE_INFINITY;
  const wanted = call.query.get('status');
  const rest = call.world.hooks.deliveries
    .filter((one) => one.id < cursor)
    .filter((one) => wanted === null || (wanted === 'success') === isGood(one))
    .toReversed();
  const items = rest.slice(0, size);
  const last = items.at(-1);
  const next = new URL(call.address);
  next.searchParams.set('cursor', String(last?.id ?? ''));
  return {
    ...ok(items.map((one) => shape(call, one))),
    headers: rest.length > size ? { link: `<${next.href}>; rel="next"` } : {},
  };
}

function known(call: Call): Delivery {
  asApp(call);
  const id = numberParam(call, 'delivery_id');
  const delivery = call.world.hooks.deliveries.find((one) => one.id === id);
  if (delivery === undefined) throw notFound();
  return delivery;
}

/** The deliveries of the app's webhook, and sending one again. */
export const hookDeliveryRoutes: readonly Route[] = [
  { method: 'GET', path: '/app/hook/deliveries', handle: list },
  {
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    handle(call) {
      const delivery = known(call);
      return ok({
        ...shape(call, delivery),
        url: delivery.url,
        request: { headers: { 'x-github-delivery': delivery.guid }, payload: delivery.payload },
        response: { headers: {}, payload: null },
      });
    },
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    handle(call) {
      call.world.hooks.redeliver(known(call).id);
      return { status: 202, body: {} };
    },
  },
];

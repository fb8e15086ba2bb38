import type { Heard } from '../domain/repository/heard.ts';
import { hearGithub } from '../operations/hear-github.ts';
import type { Ports } from '../ports.ts';

export type ReadWebhook = (delivery: { readonly event: string; readonly payload: unknown }) => Heard;

/** Takes up a kept webhook. */
export async function handleDelivery(ports: Ports, meaningOf: ReadWebhook, id: string): Promise<void> {
  const delivery = await ports.store.delivery(id);
  if (delivery === null) return;
  await hearGithub(ports, meaningOf(delivery));
  await ports.store.deliveryHandled(id, ports.clock.now());
}

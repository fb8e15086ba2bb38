import type { WebhookResult } from '../../../src/domain/webhook/webhook-result.ts';
import type { Webhooks } from '../../../src/ports/webhooks.ts';

/** Whoever is called by webhook, in memory: what was sent, and what an address answers; taken where nothing is set. */
export type Hooks = {
  readonly sent: Parameters<Webhooks>[0][];
  readonly answers: Map<string, WebhookResult>;
  readonly webhooks: Webhooks;
};

export function startHooks(): Hooks {
  const hooks: Hooks = {
    sent: [],
    answers: new Map(),
    webhooks: async (webhook) => {
      hooks.sent.push(webhook);
      return hooks.answers.get(webhook.url) ?? { kind: 'accepted', status: 204 };
    },
  };
  return hooks;
}

import type { NoticeConfiguration } from '../project/configuration.ts';
import { viaConfiguration } from './audience.ts';
import { acceptedAs } from './recipient.ts';
import type { Subscription } from './subscription.ts';

/** The variable that signs what goes to a webhook, and who says so. */
export type SignedWith = { readonly variable: string; readonly by: 'file' | 'subscription' };

/** What signs for a webhook, as `waybill.yaml` has it, else as it was subscribed; null where nothing names it. */
export function signedWith(
  recipient: string,
  configured: readonly NoticeConfiguration[],
  subscriptions: readonly Subscription[],
): SignedWith | null {
  const named = configured.find(({ to, secret }) => to === recipient && secret !== null);
  if (named !== undefined && named.secret !== null) return { variable: named.secret, by: 'file' };
  const subscribed = subscriptions.find((each) => each.recipient === recipient && each.stance === 'wanted');
  const variable = subscribed?.secret ?? null;
  return variable === null ? null : { variable, by: 'subscription' };
}

/** What an admin has to accept before a webhook gets something; null where that came with the file. */
export function webhookAcceptance(
  { recipient, via }: { readonly recipient: string; readonly via: string },
  signing: SignedWith,
): string | null {
  return via === viaConfiguration ? null : acceptedAs(recipient, signing.variable);
}

import type { Ask } from '../../../domain/request/request.ts';
import type { Inbox } from '../../../ports/inbox.ts';
import type { Clock, Log } from '../../../ports.ts';
import {
  brokeSentence,
  loadingView,
  notKeptSentence,
  problemView,
  windowNotOpenedSentence,
} from '../../../views/reception.ts';
import type { SlackConnection } from '../connect-slack.ts';
import type { Background } from './background.ts';
import type { Delivery } from './delivery.ts';
import { keep } from './keep.ts';
import { fieldErrors, type Reply } from './reply.ts';

export type ReceivingParts = {
  readonly connection: Pick<SlackConnection, 'openView' | 'tell'>;
  readonly inbox: Pick<Inbox, 'accept'>;
  /** Whether an ask is answered in a modal: Slack lets us open one only within about 3 seconds. */
  readonly opensModal: (ask: Ask) => Opens | null;
  /** What is wrong with a submission, by block or action id; pure, for Slack waits for it. */
  readonly validate: (
    ask: Extract<Ask, { kind: 'submission' }>,
  ) => { readonly errors: Readonly<Record<string, string>> } | null;
  readonly background: Background;
  readonly clock: Clock;
  readonly log: Log;
  /** A new reference that a person can pass on and the log has too. */
  readonly reference: () => string;
};

/** The title of a modal, and whether what belongs in it is said where it cannot be opened. */
type Opens = { readonly title: string; readonly isSaidInstead?: boolean };

const quiet: Reply = { kind: 'quiet' };

/** Puts a sentence where this kind of request can show it: in the acknowledgement, else by a message. */
function say(parts: ReceivingParts, delivery: Delivery, text: string): Reply {
  const { ask, place, userId } = delivery.asked;
  const { connection, background, clock } = parts;
  if (ask.kind === 'command') return { kind: 'sentence', text };
  if (ask.kind === 'submission') {
    const block = delivery.blockByName.values().next().value;
    if (block !== undefined) return { kind: 'field-errors', errors: { [block]: text } };
    return { kind: 'view', view: problemView(text) };
  }
  if (ask.kind === 'home') return quiet;
  const to = { userId, place, ask, receivedAt: clock.now() };
  background.run('telling a person', async () => {
    const { triggerId } = delivery;
    if (ask.kind === 'button' && ask.on === 'modal' && triggerId !== null) {
      return connection.openView({ triggerId, isInModal: true, view: problemView(text) });
    }
    return connection.tell(to, { text, blocks: [] });
  });
  return quiet;
}

/** Opens the loading view by an id that the request carries, so that its work can fill it. */
function openModal(
  parts: ReceivingParts,
  delivery: Delivery,
  { title, isSaidInstead = false, since }: Opens & { readonly since: Date },
): Reply {
  const { ask, place, userId } = delivery.asked;
  const view = { ...loadingView(title), ...(place.modal === null ? {} : { external_id: place.modal }) };
  if (ask.kind === 'submission') return { kind: 'view', view };
  const { triggerId } = delivery;
  if (triggerId === null) return quiet;
  const to = { userId, place, ask, receivedAt: parts.clock.now() };
  parts.background.run('opening a window', async () => {
    const isInModal = ask.kind === 'button' && ask.on === 'modal';
    const spentMs = parts.clock.now().getTime() - since.getTime();
    try {
      await parts.connection.openView({ triggerId, isInModal, view, spentMs });
    } catch (error) {
      parts.log.warn({ err: error, key: delivery.key }, 'a window could not be opened');
      await parts.connection.tell(to, { text: windowNotOpenedSentence(isSaidInstead), blocks: [] });
    }
  });
  return quiet;
}

/** One request: checked, kept, then acknowledged. A duplicate is acknowledged like the first, and changes nothing. */
async function takeIn(parts: ReceivingParts, delivery: Delivery): Promise<Reply> {
  const since = parts.clock.now();
  const { ask, place } = delivery.asked;
  const invalid = ask.kind === 'submission' ? parts.validate(ask) : null;
  if (invalid !== null) return { kind: 'field-errors', errors: fieldErrors(delivery, invalid.errors) };

  const canOpen = ask.kind === 'submission' || delivery.triggerId !== null;
  const modal = canOpen ? parts.opensModal(ask) : null;
  const named: Delivery =
    modal === null
      ? delivery
      : {
          ...delivery,
          asked: { ...delivery.asked, place: { ...place, modal: `waybill:${delivery.key}` } },
        };

  const kept = await keep(parts.inbox, named, parts.log);
  if (kept.kind === 'late' || kept.kind === 'failed') {
    const reference = parts.reference();
    const err = kept.kind === 'failed' ? kept.cause : undefined;
    parts.log.error({ err, reference, key: delivery.key, why: kept.kind }, 'a request was not kept');
    return say(parts, delivery, notKeptSentence(kept.kind, reference));
  }
  if (kept.kind === 'duplicate') parts.log.info({ key: delivery.key }, 'a duplicate request was left alone');
  if (modal === null || (kept.kind === 'duplicate' && ask.kind !== 'submission')) return quiet;
  return openModal(parts, named, { ...modal, since });
}

/** The one place that catches: whatever breaks is in the log, and the person is told its reference. */
export const receive =
  (parts: ReceivingParts) =>
  async (read: () => Delivery | null): Promise<Reply> => {
    let delivery: Delivery | null = null;
    try {
      delivery = read();
      return delivery === null ? quiet : await takeIn(parts, delivery);
    } catch (error) {
      const reference = parts.reference();
      parts.log.error({ err: error, reference, key: delivery?.key }, 'a request from Slack broke');
      const text = brokeSentence(reference);
      return delivery === null ? { kind: 'sentence', text } : say(parts, delivery, text);
    }
  };

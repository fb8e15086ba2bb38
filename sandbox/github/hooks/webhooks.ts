import { randomUUID } from 'node:crypto';
import type { Agenda } from '../agenda.ts';
import type { Payload } from './payloads.ts';
import { type Delivery, sendWebhook, type WebhookTarget } from './send-webhook.ts';

/** What is to happen to the webhooks still to come. */
export type WebhookTrouble = {
  readonly action: 'lose' | 'duplicate' | 'delay' | 'reorder';
  /** Only this event (`workflow_run`), or this event and action (`workflow_run.completed`). */
  readonly event?: string | undefined;
  readonly delayMs?: number | undefined;
  readonly times?: number | undefined;
};

type Outgoing = {
  readonly event: string;
  readonly payload: Payload;
  readonly guid: string;
  readonly body: string;
};

/** Everything that leaves as a webhook: in order, unless control wants it otherwise. */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  readonly #targets: WebhookTarget[];
  readonly #agenda: () => Agenda;
  readonly #now: () => Date;
  #troubles: { trouble: WebhookTrouble; left: number }[] = [];
  #held: Outgoing | undefined;
  #line: Promise<void> = Promise.resolve();
  #nextId = 1;

  constructor(targets: readonly WebhookTarget[], now: () => Date, agenda: () => Agenda) {
    this.#targets = [...targets];
    this.#now = now;
    this.#agenda = agenda;
  }

  addTarget(target: WebhookTarget): void {
    this.#targets.push(target);
  }

  removeTarget(url: string): void {
    const at = this.#targets.findIndex((one) => one.url === url);
    if (at !== -1) this.#targets.splice(at, 1);
  }

  trouble(trouble: WebhookTrouble): void {
    this.#troubles.push({ trouble, left: trouble.times ?? Number.POSITIVE_INFINITY });
  }

  /** Ends all trouble and sends what was held back. */
  clear(): void {
    this.#troubles = [];
    this.#release();
  }

  emit(event: string, payload: Payload): void {
    const outgoing = { event, payload, guid: randomUUID(), body: JSON.stringify(payload) };
    const trouble = this.#troubleFor(outgoing);
    if (trouble?.action === 'lose') {
      this.#record(outgoing, { url: '', status: 0, redelivery: false, lost: true });
      return;
    }
    if (trouble?.action === 'delay') {
      const time = new Date(this.#now().getTime() + (trouble.delayMs ?? 5000));
      this.#agenda().at(time, () => this.#queue(outgoing, false));
      return;
    }
    if (trouble?.action === 'reorder' && this.#held === undefined) {
      this.#held = outgoing;
      return;
    }
    this.#queue(outgoing, false);
    if (trouble?.action === 'duplicate') this.#queue(outgoing, true);
    this.#release();
  }

  /** Sends a delivery once more under its own id, as GitHub's redelivery does. */
  redeliver(id: number): boolean {
    const delivery = this.deliveries.find((one) => one.id === id);
    if (delivery === undefined) return false;
    this.#queue(
      {
        event: delivery.event,
        payload: delivery.payload,
        guid: delivery.guid,
        body: JSON.stringify(delivery.payload),
      },
      true,
    );
    return true;
  }

  /** Resolves when all that was on its way has been answered or given up. */
  async idle(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#line; ) {
      seen = this.#line;
      await seen;
    }
  }

  #release(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) this.#queue(held, false);
  }

  #troubleFor(outgoing: Outgoing): WebhookTrouble | undefined {
    const { action } = outgoing.payload;
    const named = typeof action === 'string' ? `${outgoing.event}.${action}` : outgoing.event;
    const found = this.#troubles.find(
      ({ trouble, left }) =>
        left > 0 &&
        (trouble.event === undefined || trouble.event === outgoing.event || trouble.event === named),
    );
    if (found !== undefined) found.left -= 1;
    return found?.trouble;
  }

  #queue(outgoing: Outgoing, redelivery: boolean): void {
    for (const target of this.#targets) {
      this.#line = this.#line.then(async () => {
        const started = performance.now();
        const status = await sendWebhook(target, outgoing);
        const ms = Math.round(performance.now() - started);
        this.#record(outgoing, { url: target.url, status, redelivery, lost: false, ms });
      });
    }
  }

  #record(
    outgoing: Outgoing,
    fate: { url: string; status: number; redelivery: boolean; lost: boolean; ms?: number },
  ): void {
    this.deliveries.push({
      id: this.#nextId,
      guid: outgoing.guid,
      event: outgoing.event,
      action: typeof outgoing.payload['action'] === 'string' ? outgoing.payload['action'] : null,
      at: this.#now().toISOString(),
      payload: outgoing.payload,
      ms: 0,
      ...fate,
    });
    this.#nextId += 1;
    if (this.deliveries.length > 1000) this.deliveries.shift();
  }
}

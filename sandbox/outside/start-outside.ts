import { type MailSink, startMailSink } from './mail-sink.ts';
import { type ReadMail, readMail } from './read-mail.ts';
import { startWebhookReceiver, type TakenWebhook, type WebhookReceiver } from './webhook-receiver.ts';

/** Something that would have left the company. */
export type Letter =
  | {
      readonly kind: 'mail';
      readonly id: string;
      readonly at: Date;
      readonly to: readonly string[];
      readonly mail: ReadMail;
    }
  | {
      readonly kind: 'webhook';
      readonly id: string;
      readonly at: Date;
      /** How often it came: the last one is shown. */
      readonly tries: number;
      readonly webhook: TakenWebhook;
    };

/** The world beyond Slack and GitHub: a mail server, and a partner who takes webhooks. */
export interface Outside {
  readonly mailSink: MailSink;
  readonly receiver: WebhookReceiver;
  /** Oldest first. */
  readonly letters: () => readonly Letter[];
  /** Called whenever something came, or when what it answers was changed; returns the way to stop. */
  readonly watch: (watcher: () => void) => () => void;
  readonly changed: () => void;
  readonly close: () => Promise<void>;
}

const mostKept = 100;

/** Starts both on loopback; nothing leaves the machine. */
export const startOutside = async (now: () => Date): Promise<Outside> => {
  const letters = new Map<string, Letter>();
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  let count = 0;
  const keep = (key: string, letter: Letter): void => {
    letters.set(key, letter);
    const [oldest] = letters.keys();
    if (letters.size > mostKept && oldest !== undefined) letters.delete(oldest);
    changed();
  };
  const mailSink = await startMailSink(({ to, text }) => {
    count += 1;
    const id = `mail-${count}`;
    keep(id, { kind: 'mail', id, at: now(), to, mail: readMail(text) });
  });
  const receiver = await startWebhookReceiver(now, (webhook) => {
    const key = `webhook ${webhook.id}`;
    const before = letters.get(key);
    count += before === undefined ? 1 : 0;
    const id = before?.id ?? `webhook-${count}`;
    const tries = before?.kind === 'webhook' ? before.tries + 1 : 1;
    keep(key, { kind: 'webhook', id, at: now(), tries, webhook });
  });
  return {
    mailSink,
    receiver,
    letters: () => [...letters.values()],
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    changed,
    close: async () => {
      await Promise.all([mailSink.close(), receiver.close()]);
    },
  };
};

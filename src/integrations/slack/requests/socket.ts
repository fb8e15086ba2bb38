import type { Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../../../ports.ts';
import { unanswered } from '../web/call.ts';
import { clientOptions } from '../web/clients.ts';
import { failureOf } from '../web/failure.ts';
import { sdkLog } from '../web/sdk-log.ts';

/** Slack closes a socket every few hours: the first new attempt comes at once. */
const pausesMs = [0, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
const helloWithinMs = 15_000;
const goodbyeWithinMs = 2_000;

const deliverySchema = z.object({
  envelope_id: z.string(),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
});

export type SocketReceiver = Receiver & {
  readonly isConnected: () => boolean;
};

/**
 * Slack's requests over a socket. Unlike Bolt's own receiver it acknowledges only when the listener is
 * through, so that events too are kept first; it comes back at once when Slack recycles the connection; and
 * a failed return is tried again instead of ending the process.
 */
export function socketReceiver(options: {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly log: Log;
}): SocketReceiver {
  const { log } = options;
  const client = new SocketModeClient({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    logger: sdkLog(log),
    clientOptions: clientOptions(options.apiUrl, 10_000),
  });
  let app: Parameters<Receiver['init']>[0] | null = null;
  let phase: 'idle' | 'connecting' | 'connected' | 'waiting' | 'stopped' = 'idle';
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;

  const isStopped = (): boolean => phase === 'stopped';

  const connect = async (): Promise<void> => {
    phase = 'connecting';
    const limit = setTimeout(() => void client.disconnect(), helloWithinMs);
    try {
      await client.start();
      if (phase === 'connecting') phase = 'connected';
      failures = 0;
    } finally {
      clearTimeout(limit);
    }
  };

  const comeBack = (): void => {
    phase = 'waiting';
    const pauseMs = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
    failures += 1;
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        if (isStopped()) return;
        log.warn({ err: failureOf(error), failures }, 'the Slack socket could not be opened again');
        comeBack();
      });
    }, pauseMs);
  };

  client.on('disconnected', () => {
    if (phase === 'connected') comeBack();
  });

  const deliver = async (delivered: unknown): Promise<void> => {
    const { envelope_id, body, retry_num, ack } = deliverySchema.parse(delivered);
    let response: unknown;
    await app?.processEvent({
      body,
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      customProperties: { deliveryId: envelope_id },
      ack: async (given: unknown) => {
        response = given;
      },
    });
    await ack(response);
  };

  client.on('slack_event', (delivered: unknown) => {
    deliver(delivered).catch((error: unknown) => {
      log.warn({ err: error }, 'a request over the Slack socket was not acknowledged');
    });
  });

  return {
    init: (given) => {
      app = given;
    },
    /** Throws an IntegrationError where Slack refuses the token; a Slack out of reach is tried again. */
    start: async () => {
      try {
        await connect();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === 'definite') throw unanswered('apps.connections.open', failure, error);
        if (isStopped()) return;
        log.warn({ err: failure }, 'the Slack socket could not be opened yet');
        comeBack();
      }
    },
    stop: async () => {
      phase = 'stopped';
      clearTimeout(timer);
      let goodbye: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        goodbye = setTimeout(resolve, goodbyeWithinMs);
      });
      await Promise.race([client.disconnect(), patience]);
      clearTimeout(goodbye);
    },
    isConnected: () => phase === 'connected',
  };
}

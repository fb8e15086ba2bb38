import type { Stage } from '../acting/stage.ts';
import type { EventPost } from '../outgoing/event-post.ts';
import type { Sockets } from '../outgoing/over-socket.ts';
import type { Receipt } from '../outgoing/parcel.ts';
import { messageText } from '../render-text.ts';
import { type Pull, pullOf } from '../rendering/mentions.ts';
import { readerIn } from '../rendering/reader.ts';
import type { LoggedRequest, RequestLog } from '../request-log.ts';
import type { Trouble, TroubleSpec, Troubles } from '../troubles.ts';
import type { MessageVersion } from '../workspace/message.ts';
import type { Change, World } from '../workspace/world.ts';
import { type Actor, createActor } from './actor.ts';
import { createStaff, type Staff } from './staff.ts';

/** Everything that a test, a story or the page may do with the workspace. */
export interface Control extends Staff {
  readonly world: World;
  /** Acts and sees as a person. */
  readonly as: (userId: string) => Actor;
  /** Tells who watches of every change; returns the way to stop. */
  readonly watch: (watcher: (change: Change) => void) => () => void;
  /**
   * Resolves with the first truthy answer, asked again at every change. Rejects when the time is up,
   * with what the requests were by then.
   */
  readonly waitFor: <T>(ask: () => T | undefined | false | null, timeoutMs?: number) => Promise<T>;
  /** What a person reads in a message; dates in the given zone, else as their fallback. */
  readonly visibleText: (
    message: Pick<MessageVersion, 'text' | 'blocks' | 'attachments'>,
    timeZone?: string,
  ) => string;
  /** Whom a message calls and where its links lead: what text from outside must not achieve. */
  readonly pull: (message: Pick<MessageVersion, 'text' | 'blocks' | 'attachments'>) => Pull;
  readonly log: () => readonly LoggedRequest[];
  readonly troubles: () => readonly Trouble[];
  readonly makeTrouble: (spec: TroubleSpec) => Trouble;
  readonly clearTrouble: (id?: string) => void;
  /** Sends a logged HTTP request to the bot once more, to the letter. */
  readonly replay: (logId: number) => Promise<Receipt>;
  /** Resolves when the bot has answered all that was sent to it. */
  readonly settled: () => Promise<void>;
  /** Sends event retries that are due, after all earlier answers; call it after moving the clock. */
  readonly tick: () => Promise<void>;
  /** Where the bot receives HTTP from now on. */
  readonly setBotUrl: (url: string | undefined) => void;
  /** The scopes its token has from now on; undefined: all. */
  readonly setScopes: (scopes: readonly string[] | undefined) => void;
  /** Sends `url_verification`; true where the bot gave the challenge back. */
  readonly verifyUrl: () => Promise<boolean>;
  readonly sockets: Pick<Sockets, 'count' | 'refresh' | 'cut'>;
}

interface Desk {
  readonly stage: Stage;
  readonly log: RequestLog;
  readonly troubles: Troubles;
  readonly sockets: Sockets;
  readonly eventPost: EventPost;
  readonly setBotUrl: Control['setBotUrl'];
  readonly setScopes: Control['setScopes'];
}

const recent = (log: RequestLog): string =>
  log
    .entries()
    .slice(-8)
    .map(
      (each) =>
        `  ${each.direction} ${each.what} → ${each.status ?? 'no answer yet'} ${JSON.stringify(each.answer)?.slice(0, 120) ?? ''}`,
    )
    .join('\n');

const waitFor =
  (world: World, log: RequestLog): Control['waitFor'] =>
  async (ask, timeoutMs = 15_000) => {
    const first = ask();
    if (first) return first;
    return await new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        unwatch();
        clearTimeout(timer);
        settle();
      };
      const unwatch = world.watch(() => {
        try {
          const answer = ask();
          if (answer) done(() => resolve(answer));
        } catch (error) {
          done(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      });
      const timer = setTimeout(() => {
        const words = `Waited ${timeoutMs} ms in vain for: ${ask.toString()}\nThe last requests were:\n${recent(log)}`;
        done(() => reject(new Error(words)));
      }, timeoutMs);
    });
  };

/** Puts the control interface together. */
export const createControl = (desk: Desk): Control => {
  const { stage, log, troubles, sockets, eventPost } = desk;
  const { world, courier } = stage;
  const settled = async (): Promise<void> => {
    await courier.settled();
    await eventPost.settled();
  };
  return {
    world,
    ...createStaff(world),
    as: (userId) => createActor(stage, userId),
    watch: world.watch,
    waitFor: waitFor(world, log),
    visibleText: (message, timeZone) => messageText(message, readerIn(world, timeZone)),
    pull: pullOf,
    log: log.entries,
    troubles: troubles.list,
    makeTrouble: troubles.make,
    clearTrouble: troubles.clear,
    replay: courier.replay,
    settled,
    tick: async () => {
      await settled();
      eventPost.sendDue();
    },
    setBotUrl: desk.setBotUrl,
    setScopes: desk.setScopes,
    verifyUrl: async () => {
      const challenge = world.nextId('challenge');
      const body = { token: 'sandbox-verification-token', challenge, type: 'url_verification' };
      const receipt = await courier.send({ kind: 'event', what: 'url_verification', body });
      return receipt.status === 'ok' && JSON.stringify(receipt.body ?? '').includes(challenge);
    },
    sockets,
  };
};

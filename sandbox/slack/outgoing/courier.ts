import type { RequestLog } from '../request-log.ts';
import type { Troubles } from '../troubles.ts';
import { sendOverHttp, type WireRequest, wireRequest } from './over-http.ts';
import type { Sockets } from './over-socket.ts';
import type { Parcel, Receipt } from './parcel.ts';

/** What the courier needs of the rest of the server. */
export interface CourierDesk {
  readonly log: RequestLog;
  readonly troubles: Troubles;
  readonly sockets: Sockets;
  readonly botUrl: () => string | undefined;
  readonly signingSecret: string;
  /** The clock that requests are stamped with; the bot compares it with its own. */
  readonly stampNow: () => Date;
  readonly ackTimeoutMs: number;
}

/** Tells the bot things, by Socket Mode where it is connected, else by signed HTTP. */
export interface Courier {
  readonly send: (parcel: Parcel) => Promise<Receipt>;
  /** Sends a logged HTTP request again, to the letter: same body, stamp and signature. */
  readonly replay: (logId: number) => Promise<Receipt>;
  /** Resolves when the bot has answered everything that is under way. */
  readonly settled: () => Promise<void>;
}

export const createCourier = (desk: CourierDesk): Courier => {
  const wires = new Map<number, { readonly request: WireRequest; readonly parcel: Parcel }>();
  const underWay = new Set<Promise<unknown>>();

  const overHttp = async (request: WireRequest, parcel: Parcel, trouble?: string): Promise<Receipt> => {
    const entry = desk.log.begin({
      direction: 'to-bot',
      what: parcel.what,
      over: 'http',
      request: { url: request.url, body: parcel.body },
      retry: parcel.retry?.count ?? 0,
    });
    wires.set(entry.id, { request, parcel });
    const { receipt, httpStatus, answer } = await sendOverHttp(request, desk.ackTimeoutMs);
    desk.log.end(entry, { status: httpStatus, answer, trouble });
    return receipt;
  };

  const overSocket = async (parcel: Parcel, trouble?: string): Promise<Receipt> => {
    const entry = desk.log.begin({
      direction: 'to-bot',
      what: parcel.what,
      over: 'socket',
      request: { body: parcel.body },
      retry: parcel.retry?.count ?? 0,
    });
    const receipt = await desk.sockets.send(parcel, desk.ackTimeoutMs);
    const isOk = receipt.status === 'ok';
    desk.log.end(entry, { status: isOk ? 200 : 0, answer: isOk ? receipt.body : receipt.status, trouble });
    return receipt;
  };

  const noted = (parcel: Parcel, receipt: Receipt, trouble: string): Receipt => {
    const entry = desk.log.begin({
      direction: 'to-bot',
      what: parcel.what,
      over: 'http',
      request: { body: parcel.body },
    });
    desk.log.end(entry, { status: 0, answer: receipt.status, trouble });
    return receipt;
  };

  const deliver = async (parcel: Parcel): Promise<Receipt> => {
    const effect = desk.troubles.meet('to-bot', parcel.what, parcel.channel)?.effect;
    if (effect?.kind === 'lose') return noted(parcel, { status: 'operation_timeout' }, 'lose');
    if (desk.sockets.count() > 0) {
      const first = overSocket(parcel, effect?.kind);
      if (effect?.kind === 'duplicate') await overSocket(parcel, effect.kind);
      return await first;
    }
    const botUrl = desk.botUrl();
    if (botUrl === undefined) return noted(parcel, { status: 'dispatch_failed' }, 'nobody listens');
    const skew = effect?.kind === 'clock-skew' ? effect.seconds : 0;
    const timestamp = Math.floor(desk.stampNow().getTime() / 1000) + skew;
    const signed = wireRequest(parcel, { botUrl, signingSecret: desk.signingSecret, timestamp });
    const request =
      effect?.kind === 'wrong-signature'
        ? { ...signed, headers: { ...signed.headers, 'x-slack-signature': `v0=${'0'.repeat(64)}` } }
        : signed;
    const first = overHttp(request, parcel, effect?.kind);
    if (effect?.kind === 'duplicate') await overHttp(request, parcel, effect.kind);
    return await first;
  };

  const tracked = async (work: Promise<Receipt>): Promise<Receipt> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };

  return {
    send: (parcel) => tracked(deliver(parcel)),
    replay: (logId) => {
      const wire = wires.get(logId);
      if (wire === undefined) throw new Error(`Request ${logId} did not go to the bot over HTTP.`);
      return tracked(overHttp(wire.request, wire.parcel, 'replay'));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

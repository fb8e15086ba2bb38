import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../ports.ts';

/** One thing that Waybill stands on. Only what is needed to take a request in decides whether it is ready. */
export type Check = {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly isUp: () => Promise<boolean>;
};

const checkTakesAtMostMs = 2_000;

type Route = {
  readonly method: 'GET';
  readonly path: string;
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
};

/** `/healthz`: the process lives. `/readyz`: it can keep what comes in; Slack and GitHub are only reported. */
export function healthRoutes(checks: readonly Check[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: async (_req, res) => answer(res, 200, { status: 'alive' }),
    },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_req, res) => {
        const found = await Promise.all(
          checks.map(async ({ name, isNeeded, isUp }) => ({ name, isNeeded, isUp: await within(isUp) })),
        );
        const isReady = found.every(({ isNeeded, isUp }) => isUp || !isNeeded);
        const parts = Object.fromEntries(found.map(({ name, isUp }) => [name, isUp ? 'up' : 'down']));
        answer(res, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...parts });
      },
    },
  ];
}

const oneAnswerHoldsMs = 15_000;

/** A check that is looked at often, and costs a request: each answer holds for a while. */
export function askedRarely(clock: Clock, isUp: () => Promise<boolean>): () => Promise<boolean> {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (last === null || now - last.at >= oneAnswerHoldsMs) last = { at: now, answer: isUp() };
    return last.answer;
  };
}

async function within(isUp: () => Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), checkTakesAtMostMs);
  try {
    return await Promise.race([isUp().catch(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

import type { RequestId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { Request } from '../domain/request/request.ts';
import type { Asker } from '../operations/authorize.ts';
import type { Progress } from '../operations/plan-cut.ts';
import type { Ports } from '../ports.ts';
import type { Message } from '../views/message.ts';
import { messageView } from '../views/message-view.ts';
import { renderBug, renderIntegrationError } from '../views/problems.ts';
import { renderProgress } from '../views/progress.ts';
import { type Context, type Reply, say } from './command.ts';
import { replyTo } from './index.ts';

/** Slack takes five answers to a request: most are kept for what matters. */
const mostProgress = 2;
const firstProgressAfterMs = 3_000;

/**
 * Carries a kept request out and answers it. It may be called again for the same request: what was
 * done is not done twice, and what was answered is not answered again.
 */
export async function answerRequest(ports: Ports, id: RequestId): Promise<void> {
  const kept = await ports.store.request(id);
  if (kept === null || kept.isAnswered) return;
  const { request } = kept;
  const reply = await replyOrFailure({
    ports,
    request,
    asker: askerOf(request, kept.outcome),
    progress: tellProgress(ports, request),
  });
  await deliver(ports, request, reply);
  await ports.store.requestAnswered(id, ports.clock.now());
}

function askerOf({ id, userId, place, ask, receivedAt }: Request, keptOutcome: unknown): Asker {
  const isTyped = ask.kind === 'command' || ask.kind === 'mention';
  return { userId, place, requestId: id, receivedAt, isTyped, keptOutcome };
}

/** The one place that catches what a command throws: the person is told, and the log has the rest. */
async function replyOrFailure(context: Context): Promise<Reply> {
  try {
    return await replyTo(context);
  } catch (error) {
    const { ports, request } = context;
    const reference = request.id.slice(-8);
    ports.log.error({ err: error, request: request.id, reference }, 'a request failed');
    return say(
      error instanceof IntegrationError ? renderIntegrationError(error, 'we stop') : renderBug(reference),
    );
  }
}

async function deliver({ slack }: Ports, request: Request, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'message':
      return fillModal(slack, request, messageView('Waybill', reply.content), reply.content);
    case 'modal':
      return fillModal(slack, request, reply.view, reply.instead ?? null);
    case 'home':
      return slack.publishHome(request.userId, reply.view);
    case 'nothing':
      return;
    default:
      return reply satisfies never;
  }
}

/** Fills the window that was opened for the request; where there is none, it is said. */
async function fillModal(
  slack: Ports['slack'],
  request: Request,
  view: object,
  instead: Message | null,
): Promise<void> {
  const { modal } = request.place;
  const shown = modal === null ? 'gone' : await slack.updateView({ externalId: modal }, view);
  if (shown === 'gone' && instead !== null) await slack.answer(request, instead);
}

function tellProgress({ slack, clock, log }: Ports, request: Request): Progress {
  const startedAt = clock.now().getTime();
  let told = 0;
  return (step) => {
    const sinceMs = clock.now().getTime() - startedAt;
    if (told >= mostProgress || sinceMs < firstProgressAfterMs * (told + 1) ** 2) return;
    told += 1;
    slack
      .answer(request, renderProgress(step))
      .catch((error: unknown) => log.warn({ err: error, request: request.id }, 'progress was not told'));
  };
}

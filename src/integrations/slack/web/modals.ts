import { setTimeout as rest } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../../domain/ids.ts';
import type { Slack } from '../../../ports/slack.ts';
import { callOnce, expectYes, type Said } from './call.ts';

const answer = z.object({ ok: z.literal(true) });
type Answer = z.infer<typeof answer>;

/**
 * A modal opened for a request may still be on its way when the request's work wants to fill it: how long
 * to wait before each further look.
 */
const waitsMs = [100, 300, 600, 1_000] as const;

/** Opening, filling and publishing views. */
export function showViews(client: WebClient): Pick<Slack, 'updateView' | 'publishHome'> & {
  /** Opens a modal, or puts it on top of the one that the person has open. */
  readonly openView: (trigger: {
    readonly triggerId: string;
    readonly isInModal: boolean;
    readonly view: object;
  }) => Promise<void>;
} {
  const call = (method: string, args: Record<string, unknown>): Promise<Said<Answer>> =>
    callOnce({ client, method, args, answer });

  return {
    openView: async ({ triggerId, isInModal, view }) => {
      const method = isInModal ? 'views.push' : 'views.open';
      expectYes(method, await call(method, { trigger_id: triggerId, view }));
    },

    updateView: async (modal, view) => {
      const method = 'views.update';
      // The id goes with the view: Slack would drop it with the old one, and the next update would miss.
      const args =
        'viewId' in modal
          ? { view_id: modal.viewId, view }
          : { external_id: modal.externalId, view: { ...view, external_id: modal.externalId } };
      let said = await call(method, args);
      for (const waitMs of 'viewId' in modal ? [] : waitsMs) {
        if (said.ok || said.code !== 'not_found') break;
        await rest(waitMs);
        said = await call(method, args);
      }
      if (!said.ok && said.code === 'not_found') return 'gone';
      expectYes(method, said);
      return 'updated';
    },

    publishHome: async (userId: UserId, view) => {
      const method = 'views.publish';
      expectYes(method, await call(method, { user_id: userId, view }));
    },
  };
}

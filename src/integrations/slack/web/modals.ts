import { setTimeout as rest } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { UserId } from '../../../domain/ids.ts';
import type { Slack } from '../../../ports/slack.ts';
import { awaitViews } from './awaited-views.ts';
import { callOnce, expectYes, type Said } from './call.ts';

const answer = z.object({
  ok: z.literal(true),
  view: z.object({ id: z.string() }).optional().catch(undefined),
});
type Answer = z.infer<typeof answer>;

/**
 * A modal opened for a request may still be on its way when the request's work wants to fill it: how long
 * to wait before each further look.
 */
const waitsMs = [100, 300, 600, 1_000] as const;

/** A window is filled by the id that we gave it, or by Slack's own where it was opened from here. */
const mostKnown = 500;

/** Opening, filling and publishing views. */
export function showViews(client: WebClient): Pick<Slack, 'updateView' | 'publishHome'> & {
  /** Opens a modal, or puts it on top of the one that the person has open. */
  readonly openView: (trigger: {
    readonly triggerId: string;
    readonly isInModal: boolean;
    readonly view: object;
    /** How long ago it was pressed; left out for just now. */
    readonly spentMs?: number;
  }) => Promise<void>;
} {
  const call = (method: string, args: Record<string, unknown>): Promise<Said<Answer>> =>
    callOnce({ client, method, args, answer });

  const awaited = awaitViews();
  const opened = new Map<string, string>();
  const remember = (externalId: string, viewId: string | undefined): void => {
    if (viewId === undefined) return;
    opened.set(externalId, viewId);
    const [oldest] = opened.keys();
    if (opened.size > mostKnown && oldest !== undefined) opened.delete(oldest);
  };

  return {
    openView: async ({ triggerId, isInModal, view, spentMs = 0 }) => {
      const externalId = 'external_id' in view ? String(view.external_id) : null;
      const filled = externalId === null ? null : await awaited.await(externalId, spentMs);
      const method = isInModal ? 'views.push' : 'views.open';
      const shown = filled === null ? view : { ...filled.view, external_id: externalId };
      try {
        const { view: made } = expectYes(method, await call(method, { trigger_id: triggerId, view: shown }));
        if (externalId !== null) remember(externalId, made?.id);
        filled?.shown(true);
      } catch (error) {
        filled?.shown(false);
        throw error;
      }
    },

    updateView: async (modal, view) => {
      const method = 'views.update';
      const update = async (): Promise<Said<Answer> | 'updated' | 'gone'> => {
        if ('viewId' in modal) return call(method, { view_id: modal.viewId, view });
        const { externalId } = modal;
        const isOpen = await awaited.give(externalId, view);
        if (isOpen !== null) return isOpen ? 'updated' : 'gone';
        const viewId = opened.get(externalId);
        // The id goes with the view: Slack would drop it with the old one, and the next update would miss.
        const filled = { ...view, external_id: externalId };
        return call(
          method,
          viewId === undefined
            ? { external_id: externalId, view: filled }
            : { view_id: viewId, view: filled },
        );
      };
      let said = await update();
      for (const waitMs of 'viewId' in modal ? [] : waitsMs) {
        if (typeof said === 'string' || said.ok || said.code !== 'not_found') break;
        await rest(waitMs);
        said = await update();
      }
      if (typeof said === 'string') return said;
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

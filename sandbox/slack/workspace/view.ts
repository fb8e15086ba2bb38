import type { Fields } from '../json.ts';

/** A modal on somebody's screen, or their App Home. */
export interface View {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  /** As the bot gave it, with block and action ids filled in. */
  content: Fields;
  hash: string;
  /** What the person has entered: block id → action id → value. */
  values: Record<string, Record<string, Fields>>;
  /** What the person is told at a field: block id → words. */
  errors: Record<string, string>;
  /** What Slack itself says above the form, when the bot did not answer. */
  trouble: string | undefined;
  isSubmitting: boolean;
  rootId: string;
  previousId: string | null;
  /** Where the person was when it was opened. */
  readonly channel: string | undefined;
}

interface Owner {
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
}

/** A view as Slack sends it back. */
export const viewJson = (view: View, owner: Owner): Fields => ({
  id: view.id,
  team_id: owner.teamId,
  app_installed_team_id: owner.teamId,
  app_id: owner.appId,
  bot_id: owner.botId,
  type: view.type,
  title: view.content['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
  blocks: view.content['blocks'] ?? [],
  close: view.content['close'] ?? null,
  submit: view.content['submit'] ?? null,
  private_metadata: view.content['private_metadata'] ?? '',
  callback_id: view.content['callback_id'] ?? '',
  external_id: view.content['external_id'] ?? '',
  state: { values: view.values },
  hash: view.hash,
  clear_on_close: view.content['clear_on_close'] === true,
  notify_on_close: view.content['notify_on_close'] === true,
  root_view_id: view.rootId,
  previous_view_id: view.previousId,
});

import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import { plain } from '../text/escape.ts';
import { webAddress } from '../text/link.ts';

/** A question before a click counts. Its words are our own or cut and escaped, like any others. */
export type Question = { readonly title: string; readonly text: string; readonly yes: string };

/** A button that asks Waybill for something: `<command>:<verb>`, and what it is to act on. */
export function button(
  label: string,
  action: string,
  value: string,
  options: { readonly style?: 'primary' | 'danger'; readonly question?: Question } = {},
): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: plain(label, 75), emoji: false },
    action_id: action,
    value,
    ...(options.style === undefined ? {} : { style: options.style }),
    ...(options.question === undefined ? {} : { confirm: confirmation(options.question, options.style) }),
  };
}

/** A button that opens a page. Slack reports the click all the same, under an action that begins `link:`. */
export function linkButton(label: string, url: string | null | undefined, name: string): Button | null {
  const address = webAddress(url);
  if (address === null) return null;
  return {
    type: 'button',
    text: { type: 'plain_text', text: plain(label, 75), emoji: false },
    action_id: `link:${name}`,
    url: address,
  };
}

/** A row of buttons; nothing where there is none to press. */
export function buttons(...each: readonly (Button | null)[]): ActionsBlock | null {
  const present = each.filter((one) => one !== null);
  return present.length === 0 ? null : { type: 'actions', elements: present };
}

function confirmation(question: Question, style: 'primary' | 'danger' = 'primary'): ConfirmationDialog {
  return {
    title: { type: 'plain_text', text: plain(question.title, 100), emoji: false },
    text: { type: 'plain_text', text: plain(question.text, 300), emoji: false },
    confirm: { type: 'plain_text', text: plain(question.yes, 30), emoji: false },
    deny: { type: 'plain_text', text: 'Back', emoji: false },
    style,
  };
}

import type { Letter } from '../outside/start-outside.ts';

/** What left the company, as the story tells it: what kind it is, how it was taken, and its words. */
export const letterText = (letter: Letter): string => {
  if (letter.kind === 'mail') {
    const { mail, to } = letter;
    const thread = mail.inReplyTo === undefined ? '' : ', an answer to the one before';
    return `E-mail to ${to.join(', ')}${thread}\n${mail.subject}\n\n${mail.text.trimEnd()}`;
  }
  const { webhook, tries } = letter;
  const again = tries > 1 ? `, tried ${tries} times` : '';
  return `Webhook to ${webhook.path}, signature ${webhook.signature}${again}, answered ${webhook.status}\n${webhook.body}`;
};

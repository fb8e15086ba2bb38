import type { Submission } from './command.ts';

/** What is wrong with a submitted modal, by field; Slack waits for it, so that nothing is looked up. */
export function validateSubmission({
  view,
  values,
}: Submission): { readonly errors: Readonly<Record<string, string>> } | null {
  const isEmpty = view === 'abandon:submit' && String(values['reason'] ?? '').trim() === '';
  return isEmpty ? { errors: { reason: 'Say why in a few words: it is recorded.' } } : null;
}

import type { Submission } from './command.ts';

/** The windows that ask for a reason, and the fewest characters that one may have. */
const leastReasons: Readonly<Record<string, number>> = {
  'abandon:submit': 1,
  'promote:reject-submit': 1,
  'promote:faulty-submit': 1,
  'promote:attest-submit': 1,
  'rollback:explain-submit': 1,
  'rollback:lift-submit': 1,
  'rollback:clear-submit': 1,
  'rollback:go-on-submit': 1,
  'why:override-submit': 15,
};

/** What is wrong with a submitted modal, by field; Slack waits for it, so that nothing is looked up. */
export function validateSubmission({
  view,
  values,
}: Submission): { readonly errors: Readonly<Record<string, string>> } | null {
  const least = leastReasons[view];
  const { length } = Array.from(String(values['reason'] ?? '').trim());
  if (least === undefined || length >= least) return null;
  return {
    errors: {
      reason:
        least === 1
          ? 'Say why in a few words: it is recorded.'
          : `Say what makes it necessary, in at least ${least} characters: it is recorded.`,
    },
  };
}

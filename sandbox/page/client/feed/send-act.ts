import type { Act, ActResult } from '../../wire/acts.ts';

const isResult = (value: unknown): value is ActResult =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';

/** Does something as a person; what went wrong comes back in words. */
export const sendAct = async (as: string, act: Act): Promise<ActResult> => {
  try {
    const response = await fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, act }),
    });
    const result: unknown = await response.json();
    return isResult(result)
      ? result
      : { ok: false, words: 'The sandbox gave an answer that this page does not know.' };
  } catch {
    return { ok: false, words: 'The sandbox does not answer. Is `npm run sandbox` still running?' };
  }
};

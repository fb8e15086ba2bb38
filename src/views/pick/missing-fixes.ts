import type { MissingFix } from '../../domain/pick/requirement.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';

/** `#123 (in 1.4.2)`, a few of them. */
export function missingFixes(fixes: readonly MissingFix[], most = 5): Mrkdwn {
  const shown = fixes
    .slice(0, most)
    .map(({ what, versions }) => mrkdwn`${code(what, 40)}, which is in ${nameSome(versions, 3)}`.mrkdwn);
  const left = fixes.length - most;
  return { mrkdwn: left > 0 ? `${shown.join('; ')} and ${left} more` : shown.join('; ') };
}

/** What is typed to bring the first of them in, or to do without it. What takes a change back cannot be picked. */
export function clearsMissing([first]: readonly MissingFix[]): Mrkdwn {
  const what = first?.what ?? '#123';
  const waive = code(`/release waive ${what} because …`, 80);
  return what.startsWith('revert-of-')
    ? mrkdwn`A captain cuts a candidate of a commit that has it, or waives it, ${waive}.`
    : mrkdwn`A captain picks it in, ${code(`/release pick ${what}`, 80)}, or waives it, ${waive}.`;
}

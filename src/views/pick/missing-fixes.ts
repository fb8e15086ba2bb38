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
